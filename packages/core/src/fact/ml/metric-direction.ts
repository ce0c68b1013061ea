import type { EvaluationGoal } from "../../model/program-rules.ts";

/** Words of metrics of which less is better, and of which more is; the former win, as in `false positive recall error`. */
const LESS = /\b(errors?|loss|mae|mse|rmse|mape|wape|smape|latency|waits?|waiting|declined|false|perplexity|without|cost|duration|brier|crps|pinball|wer|cer|missed|violations?)\b/;
const MORE = /\b(ndcg|recall|precision|accuracy|auc|auroc|auprc|f1|f score|r2|map|mrr|bleu|rouge|hit rate|sensitivity|specificity|uplift)\b/;

type Direction = "higher" | "lower";

/**
 * Whether more or less of a metric is better: as its goal says, else by a word of its name. Undefined when neither tells, for example the
 * coverage of an interval, which should be near its nominal level.
 */
export function metricDirection(metric: string, goals: readonly EvaluationGoal[] = []): Direction | undefined {
  const goal = goals.find((each) => each.metric === metric);
  if (goal !== undefined) return goal.atLeast === undefined ? "lower" : "higher";
  const words = metric.toLowerCase().replaceAll(/[_-]+/g, " ");
  if (LESS.test(words)) return "lower";
  return MORE.test(words) ? "higher" : undefined;
}
