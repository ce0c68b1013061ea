import { describe, expect, test } from "vitest";
import { accepted, csvProgram, load, places, refused } from "../../../test/a-program.ts";
import { TRANSLATED_CATEGORIES, TRANSLATED_STATUSES } from "../../workflow/translated-statuses.ts";
import type { HeaderRole } from "./header-role.ts";
import { JIRA_HEADERS, linkOf, plainHeader, TRANSLATED_HEADERS } from "./headers.ts";

const lines = (...rows: readonly string[]): string => `${rows.join("\n")}\n`;

describe("headers in other languages", () => {
  test("a header that stands in two languages has one meaning in both, also in those that are only recognised", () => {
    const roles = new Map<string, Set<HeaderRole>>();
    for (const { headers } of [{ headers: JIRA_HEADERS }, ...TRANSLATED_HEADERS])
      for (const [role, names] of Object.entries(headers) as [HeaderRole, readonly string[]][]) for (const name of names) roles.set(plainHeader(name), (roles.get(plainHeader(name)) ?? new Set()).add(role));
    expect([...roles].filter(([, found]) => found.size > 1).map(([name, found]) => [name, [...found]])).toEqual([]);
  });

  test("a status or category name is of one category", () => {
    const categories = new Map<string, Set<string>>();
    for (const { name, category } of [...TRANSLATED_STATUSES, ...TRANSLATED_CATEGORIES]) categories.set(name.toLowerCase(), (categories.get(name.toLowerCase()) ?? new Set()).add(category));
    expect([...categories].filter(([, found]) => found.size > 1)).toEqual([]);
  });

  test.each([
    ["es", "Tipo de Incidencia,Clave de incidencia,Resumen,Prioridad,Estado,Resolución,Creada,Actualizada,Resuelta,Etiquetas,Etiquetas,Campo personalizado (Story Points)", "Tarea,AB-1,Uno,Medium,Finalizada,Listo,21/abr/26 11:37 PM,22/abr/26 8:00 AM,22/abr/26 8:00 AM,a,b,3.0"],
    ["fr", "Type de ticket,Clé de ticket,Résumé,Priorité,État,Résolution,Création,Mise à jour,Résolu,Étiquettes,Étiquettes,Champs personnalisés (Story Points)", "Tâche,AB-1,Un,Medium,Terminé,Terminé,21/avr./26 11:37 PM,22/avr./26 8:00 AM,22/avr./26 8:00 AM,a,b,3.0"],
    ["de", "Vorgangstyp,Schlüssel,Zusammenfassung,Priorität,Status,Lösung,Erstellt,Aktualisiert,Erledigt,Stichwörter,Stichwörter,Benutzerdefiniertes Feld (Story Points)", "Aufgabe,AB-1,Eins,Medium,Fertig,Fertig,21/Apr./26 11:37 PM,22/Apr./26 8:00 AM,22/Apr./26 8:00 AM,a,b,3.0"],
    ["pt", "Tipo de item,Chave da item,Resumo,Prioridade,Status,Resolução,Criado,Atualizado(a),Resolvido,Etiquetas,Etiquetas,Campo personalizado (Story Points)", "Tarefa,AB-1,Um,Medium,Concluído,Concluído,21/abr/26 11:37 PM,22/abr/26 8:00 AM,22/abr/26 8:00 AM,a,b,3.0"],
    ["tr", "Sorun Türü,Sorun anahtarı,Özet,Öncelik,Durum,Çözüm,Oluşturuldu,Güncellendi,Çözüldü,Etiketler,Etiketler,Özel alan (Story Points)", "Görev,AB-1,Bir,Medium,Tamam,Tamam,21/Nis/26 11:37 ÖS,22/Nis/26 8:00 ÖÖ,22/Nis/26 8:00 ÖÖ,a,b,3.0"],
    ["vi", "Loại vấn đề,Khóa vấn đề,Tóm tắt,Độ ưu tiên,Trạng thái,Giải pháp,Đã tạo,Đã cập nhật,Đã giải quyết,Nhãn,Nhãn,Trường tùy chỉnh (Story Points)", "Nhiệm vụ,AB-1,Một,Medium,Hoàn thành,Xong,21/thg 4/26 11:37 CH,22/thg 4/26 8:00 SA,22/thg 4/26 8:00 SA,a,b,3.0"],
    ["ja", "課題タイプ,課題キー,要約,優先度,ステータス,解決状況,作成日,更新日,解決日,ラベル,ラベル,カスタムフィールド (Story Points)", "タスク,AB-1,一,Medium,完了,完了,21/4月/26 11:37 午後,22/4月/26 8:00 午前,22/4月/26 8:00 午前,a,b,3.0"],
    ["zh (simplified)", "问题类型,问题关键字,概要,优先级,状态,解决结果,创建日期,已更新,已解决,标签,标签,自定义字段(Story Points)", "任务,AB-1,一,Medium,完成,完成,21/四月/26 11:37 下午,22/四月/26 8:00 上午,22/四月/26 8:00 上午,a,b,3.0"],
    ["zh (traditional)", "議題類型,議題金鑰,摘要,優先順序,狀態,解決方案,已建立,已更新,已解決,標籤,標籤,自訂欄位 (Story Points)", "任務,AB-1,一,Medium,完成,完成,21/4月/26 11:37 下午,22/4月/26 8:00 上午,22/4月/26 8:00 上午,a,b,3.0"],
  ])("%s: an export loads without a declaration", (_, header, row) => {
    const model = accepted(csvProgram(lines(header, row)));
    expect(model.items).toMatchObject([
      { key: "AB-1", created: "2026-04-21T21:37:00Z", resolvedAt: "2026-04-22T06:00:00Z", labels: ["a", "b"], priority: "Medium", points: 3 },
    ]);
    expect(model.program.workflow.columns[2]).toMatchObject({ category: "done", statuses: [model.items[0]?.status] });
  });

  test("headers of two languages in one file, and the category from its own column", () => {
    const model = accepted(csvProgram(lines("Issue key,Resumen,Status,Creada,Categoría de estado", "AB-1,Uno,Cocinando,21/abr/26 11:37 PM,En curso")));
    expect(model.items).toMatchObject([{ key: "AB-1", title: "Uno" }]);
    expect(model.program.workflow.columns[1]?.statuses).toEqual(["Cocinando"]);
  });

  test("two columns that mean the same are refused until one is declared", () => {
    const csv = lines("Issue key,Summary,Status,Estado,Created", "AB-1,Uno,To Do,Por hacer,2026-04-21");
    expect(places(refused(csvProgram(csv)))).toEqual(["data/sources/issues.csv:1:26 CSV-COLUMN-TWICE"]);
  });

  test("a word that servers use in two senses is asked for, not guessed", () => {
    const found = refused(csvProgram(lines("Clave de incidencia,Resumen,Estado,Creada", "AB-1,Uno,Pendiente,21/abr/26 11:37 PM")));
    expect(found).toMatchObject([{ code: "STATUS-UNKNOWN", found: "Pendiente" }]);
  });

  test("a Spanish duplicate is left out of throughput like an English one", () => {
    const csv = lines("Clave de incidencia,Resumen,Estado,Resolución,Creada,Resuelta", "AB-1,Uno,Finalizada,Duplicado,21/abr/26 11:37 PM,22/abr/26 11:37 PM");
    expect(accepted(csvProgram(csv)).items[0]?.resolution).toBe("Duplicate");
  });

  test("a language that is only recognised, and one whose headers do not suffice, say what to declare", () => {
    const [italian] = refused(csvProgram(lines("Chiave ticket,Riepilogo,Stato,Creato", "AB-1,Uno,Aperto,21/apr/26 11:37 PM")));
    expect(italian).toMatchObject({ code: "CSV-COLUMN-TRANSLATED", line: 1, column: 1 });
    expect(italian?.message).toContain("Italian");
    expect(italian?.hint).toContain("columns: { key: Chiave ticket, status: Stato, created: Creato");
    expect(italian?.hint).toContain("months:");
    const [spanish] = refused(csvProgram(lines("Clave de incidencia,Resumen,Prioridad,Creada", "AB-1,Uno,Medium,21/abr/26 11:37 PM")));
    expect(spanish).toMatchObject({ code: "CSV-COLUMN-TRANSLATED" });
    expect(spanish?.hint).toContain("status: …");
  });

  test("columns of links are told in either direction", () => {
    expect(linkOf("Inward issue link (Blocks)")).toEqual({ direction: "inward", name: "Blocks" });
    expect(linkOf("Enlace de incidencia saliente (Bloquea)")).toEqual({ direction: "outward", name: "Bloquea" });
    expect(linkOf("Custom field (Blocks)")).toBeUndefined();
  });
});

describe("planning in a table", () => {
  const HEADER = "Summary,Issue key,Status,Created,Sprint,Sprint,Custom field (Story Points),Custom field (Story point estimate),Due date,Assignee,Inward issue link (Blocks),Outward issue link (Blocks),Inward issue link (Cloners)";
  const row = (key: string, rest: string): string => `T,${key},To Do,05/Jan/26 9:00 AM,${rest}`;

  test("every sprint, points of either field, the due day, links from the side of the item", () => {
    const model = accepted(csvProgram(lines(HEADER, row("AB-1", "S 1,S 2,5.0,,07/Feb/26 12:00 AM,Former user,AB-2,,"), row("AB-2", ",,,3,,,,AB-1,"))));
    expect(model.items[0]).toMatchObject({ sprints: ["S 1", "S 2"], points: 5, dueDate: "2026-02-07", assignee: "Former colleague", links: [{ key: "AB-2", type: "depends-on", direction: "outward", name: "Blocks" }] });
    expect(model.items[1]).toMatchObject({ points: 3, assignee: null, links: [{ key: "AB-1", type: "depends-on", direction: "inward" }] });
    expect(model.items[1]).not.toHaveProperty("sprints");
  });

  test("a sprint that an old server wrote as an object keeps its name", () => {
    const old = '"com.atlassian.greenhopper.service.sprint.Sprint@1f[id=7,rapidViewId=3,state=CLOSED,name=Sprint 1, the first,goal=,startDate=2018-02-12T10:00:00.000Z]"';
    expect(accepted(csvProgram(lines(HEADER, row("AB-1", `${old},,,,,,,,`)))).items[0]?.sprints).toEqual(["Sprint 1, the first"]);
  });

  test("J12 points below zero, points that are no number, and two estimates of one item", () => {
    expect(places(refused(csvProgram(lines(HEADER, row("AB-1", ",,-3,,,,,,")))))).toEqual(["data/sources/issues.csv:2:34 POINTS-VALUE"]);
    expect(refused(csvProgram(lines(HEADER, row("AB-1", ",,XL,,,,,,"))))[0]).toMatchObject({ code: "POINTS-VALUE", found: "XL" });
    expect(refused(csvProgram(lines(HEADER, row("AB-1", ",,3,5,,,,,"))))[0]?.message).toContain("`Custom field (Story point estimate)`");
    accepted(csvProgram(lines(HEADER, row("AB-1", ",,0,0,,,,,"))));
  });

  test("J19 a name that turns the direction of the text is warned about at the character, and loses it", () => {
    const { model, diagnostics } = load(csvProgram(lines(HEADER, row("AB-1", ",,,,,Ana \u202Ezil,,,"))));
    expect(diagnostics).toMatchObject([{ code: "TEXT-DIRECTION", severity: "warning", line: 2, column: 41, found: "U+202E" }]);
    expect(model?.items[0]?.assignee).toBe("Ana zil");
  });
});

describe("a language that is not read", () => {
  test("loads with the declaration that the README shows", () => {
    const config = `program: { title: Programma, timeZone: Europe/Rome }
sources:
  - id: ticket
    kind: jira-csv
    files: issues.csv
    dates: { format: dd/MMM/yy h:mm a, months: [gen, feb, mar, apr, mag, giu, lug, ago, set, ott, nov, dic] }
    columns: { key: Chiave ticket, title: Riepilogo, status: Stato, created: Creato }
workflow:
  columns:
    - { name: Da fare, category: todo, statuses: [Da fare] }
    - { name: In corso, category: inProgress, statuses: [In corso] }
    - { name: Completato, category: done, statuses: [Completato] }
`;
    expect(accepted(csvProgram(lines("Chiave ticket,Riepilogo,Stato,Creato", "AB-1,Uno,In corso,21/mag/26 11:37 PM"), config)).items).toMatchObject([{ key: "AB-1", created: "2026-05-21T21:37:00Z", status: "In corso" }]);
  });
});
