import { argument, billed, cell, less, plus, rest, rows, value } from "./readings.ts";
import { means, says, truth, type Truth } from "./truth.ts";

const RESERVED = "Reserved GPU hours 2026";
const GPU = "cloud.gpu.workstreams";
const FORMS = "cloud.allocation.forms";
const FOCUS = { form: "FOCUS 1.2 USD" };
const AZURE = { form: "provider EUR" };
const AZURE_COMMITMENT = { month: "2026-10", in: "1 Hour" };

const unused = (month: string) => cell("cloud.commitment.months", { month, commitment: RESERVED }, "unused-share");
const gpu = (program: string) => billed("USD", cell(GPU, { value: program }, "local"));

/** Bills of the cloud: FOCUS and Azure. */
export const CLOUD_TRUTHS: readonly Truth[] = [
  truth("229 rows of two providers", [
    means("229 rows", 229, cell(FORMS, FOCUS, "rows")),
    says("$30,714.09", billed("USD", cell("cloud.cost.months", { period: "2026-10" }, "billed-local"))),
    means("effective $30,714.09", 30_714.09, billed("USD", cell("cloud.cost.months", { period: "2026-10" }, "effective-local"))),
    means("a credit", 1, cell("cloud.cost.categories", { category: "Credit" }, "rows")),
    means("a correction of September and a rounding", 2, cell("cloud.cost.categories", { category: "Adjustment" }, "rows")),
    means("two providers", 2, rows("cloud.cost.services", { service: "Levy" })),
  ]),
  truth("GPU compute of fraud detection in October costs", [says("$3,887.35", gpu("fraud")), says("$6,896.74", gpu("search")), says("$3,937.75", gpu("demand")), says("$683.76", gpu("platform"))], [
    ["the credit of $420.00 for 100 hours handed back", "it is inside the cost of the platform’s GPUs; no fact states it alone"],
  ]),
  truth("no GPU hour of fraud detection", [
    means("no GPU hour of fraud detection", 0, cell(GPU, { value: "fraud" }, "hours-since")),
    means("the last is of 29 October", "2026-10-29", cell(GPU, { value: "fraud" }, "last")),
  ], [["its storage and inference go on", "facts of the running month state GPUs only"]]),
  truth("reserved GPU hours paid and not used", [says("22.0 %", unused("2026-03")), says("20.0 %", unused("2026-06")), says("15.0 %", unused("2026-09")), says("27.0 %", unused("2026-10")), says("30.5 %", unused("2026-11"))]),
  truth("of the effective cost have no workstream", [says("$6,127.48", billed("USD", cell(FORMS, FOCUS, "unallocated"))), says("20.0 %", rest(cell(FORMS, FOCUS, "coverage")))]),
  truth("effective savings rate 37.9 %", [says("37.9 %", value("cloud.savings.rate")), says("$47,427.76", billed("USD", argument("cloud.savings.rate", "listCost")))]),
  truth("the re-ranker answers", [
    says("10,792", cell("cloud.unit.inferences", { model: "search-reranker" }, "thousands")),
    says("$0.18", billed("USD", cell("cloud.unit.inferences", { model: "search-reranker" }, "per-thousand-local"))),
  ]),
  truth("twelve months, 2202 rows", [
    means("twelve months", 12, rows("cloud.cost.months")),
    means("2202 rows", 2202, less(cell("cloud.cost.years", { period: "all" }, "rows"), cell(FORMS, AZURE, "rows"))),
    says("$260,397.25", billed("USD", cell("cloud.cost.years", { period: "all" }, "billed-local"))),
    says("$256,051.39", billed("USD", cell("cloud.cost.years", { period: "all" }, "effective-local"))),
    says("$246,450.37", billed("USD", cell("cloud.cost.years", { period: "2026" }, "billed-local"))),
  ]),
  truth("165 rows, effective 510.4462 EUR", [
    means("165 rows", 165, cell(FORMS, AZURE, "rows")),
    means("effective 510.4462 EUR", 510.4462, billed("EUR", cell(FORMS, AZURE, "effective"))),
    means("the effective cost of October is both together", 510.4462, billed("EUR", cell("cloud.cost.months", { period: "2026-10" }, "effective-local"))),
    means("billed cost is that of FOCUS alone", "30714.09 USD", cell("cloud.cost.months", { period: "2026-10" }, "billed-local")),
  ]),
  truth("144 of 744 reserved machine hours", [
    means("144 of 744", 144, cell("cloud.commitment.months", AZURE_COMMITMENT, "quantity-unused")),
    means("744 reserved machine hours", 744, plus(cell("cloud.commitment.months", AZURE_COMMITMENT, "quantity-used"), cell("cloud.commitment.months", AZURE_COMMITMENT, "quantity-unused"))),
    means("17.2800 EUR", 17.28, cell("cloud.commitment.months", AZURE_COMMITMENT, "unused")),
    means("32.7462 EUR", 32.7462, billed("EUR", cell(FORMS, AZURE, "unallocated"))),
  ]),
];
