import type { StatusCategory } from "@almanac/core";

interface Categorised {
  readonly name: string;
  readonly category: StatusCategory;
}

type Words = Readonly<Record<StatusCategory, readonly string[]>>;

const listed = (words: readonly Words[]): readonly Categorised[] =>
  words.flatMap((language) => (Object.entries(language) as [StatusCategory, readonly string[]][]).flatMap(([category, names]) => names.map((name) => ({ name, category }))));

/** Jira's three status categories, as an export in each of the languages writes them. */
const CATEGORIES: readonly Words[] = [
  { todo: ["To Do"], inProgress: ["In Progress"], done: ["Done"] },
  { todo: ["Por hacer", "Tareas por hacer"], inProgress: ["En curso", "En progreso"], done: ["Listo", "Hecho", "Finalizada", "Finalizado"] },
  { todo: ["À faire"], inProgress: ["En cours"], done: ["Terminé", "Terminée", "Terminé(e)", "Fini"] },
  { todo: ["Zu erledigen", "Aufgaben"], inProgress: ["In Arbeit", "In Bearbeitung"], done: ["Fertig", "Erledigt"] },
  { todo: ["A fazer", "Itens Pendentes", "Tarefas pendentes", "Por fazer"], inProgress: ["Em andamento", "Em curso", "Em progresso"], done: ["Concluído", "Concluída", "Itens concluídos", "Feito"] },
  { todo: ["Yapılacak", "Yapılacaklar"], inProgress: ["Devam Ediyor", "Sürüyor"], done: ["Bitti", "Tamam", "Tamamlandı"] },
  { todo: ["Cần làm", "Việc cần làm"], inProgress: ["Đang tiến hành", "Đang thực hiện", "Đang làm"], done: ["Hoàn tất", "Hoàn thành", "Đã hoàn thành", "Đã xong", "Xong"] },
  { todo: ["作業前", "未着手", "未対応", "To do"], inProgress: ["進行中", "作業中"], done: ["完了", "作業完了"] },
  { todo: ["待办", "待处理", "待辦", "待辦事項", "待處理"], inProgress: ["正在进行", "进行中", "正在處理", "正在進行"], done: ["完成", "已完成"] },
];

/** Status categories by their name in any of the languages. */
export const TRANSLATED_CATEGORIES: readonly Categorised[] = listed(CATEGORIES);

/**
 * Names that Jira gives to the statuses of the workflows it ships with, in the languages whose headers are read; used, like the
 * English ones, only when neither the export nor a status list says the category. Words that servers use in both senses
 * ("Pendiente" waits in one and has begun in another) are left out: they are asked for.
 */
export const TRANSLATED_STATUSES: readonly Categorised[] = [
  ...TRANSLATED_CATEGORIES,
  ...listed([
    { todo: ["Abierta", "Abierto", "Reabierta", "Reabierto", "Seleccionado para desarrollo", "Seleccionada para desarrollo"], inProgress: ["En revisión"], done: ["Resuelta", "Resuelto", "Cerrada", "Cerrado", "Hecha"] },
    { todo: ["Ouvert", "Ouverte", "Réouvert", "Réouverte", "Rouvert", "Rouverte", "Sélectionné pour le développement"], inProgress: ["En cours de revue", "En révision"], done: ["Résolu", "Résolue", "Fermé", "Fermée"] },
    { todo: ["Offen", "Erneut geöffnet", "Neu eröffnet", "Wieder geöffnet", "Für Entwicklung ausgewählt", "Zur Entwicklung ausgewählt"], inProgress: ["In Überprüfung", "In Prüfung"], done: ["Gelöst", "Geschlossen"] },
    { todo: ["Aberto", "Aberta", "Reaberto", "Reaberta", "Selecionado para desenvolvimento"], inProgress: ["Em revisão", "Em análise"], done: ["Resolvido", "Resolvida", "Fechado", "Fechada"] },
    { todo: ["Açık", "Yeniden açıldı", "Geliştirme için seçildi"], inProgress: ["İncelemede"], done: ["Çözüldü", "Kapatıldı", "Kapalı"] },
    { todo: ["Mở", "Mở lại", "Đã mở lại", "Được chọn để phát triển"], inProgress: ["Đang xem xét", "Đang duyệt"], done: ["Đã giải quyết", "Đã đóng"] },
    { todo: ["オープン", "再オープン", "バックログ", "開発対象として選択済み"], inProgress: ["レビュー中"], done: ["解決済み", "クローズ"] },
    { todo: ["打开", "开放", "重新打开", "已选择开发", "開啟", "重新開啟", "已選取進行開發"], inProgress: ["处理中", "评审中", "審查中", "處理中"], done: ["已解决", "已关闭", "关闭", "已解決", "已關閉"] },
  ]),
];

/** The resolutions that METHOD.md 2.2 leaves out of throughput, as exports in other languages name them. */
const RESOLUTIONS: Readonly<Record<string, readonly string[]>> = {
  "Won't Do": ["No se hará", "No hacer", "No se realizará", "Ne sera pas fait", "Ne pas faire", "Wird nicht erledigt", "Wird nicht ausgeführt", "Não será feito", "Não fazer", "Yapılmayacak", "Sẽ không làm", "Không làm", "対応しない", "実施しない", "不予处理", "不做", "不會執行", "Won’t Do"],
  Duplicate: ["Duplicado", "Duplicada", "Doublon", "Dupliqué", "Duplikat", "Duplicado(a)", "Yinelenen", "Mükerrer", "Trùng lặp", "重複", "重复"],
  Declined: ["Declinado", "Rechazado", "Rechazada", "Refusé", "Refusée", "Rejeté", "Abgelehnt", "Recusado", "Reddedildi", "Đã từ chối", "Từ chối", "却下", "已拒绝", "已拒絕"],
  "Cannot Reproduce": ["No se puede reproducir", "No reproducible", "Impossible à reproduire", "Nicht reproduzierbar", "Kann nicht reproduziert werden", "Não é possível reproduzir", "Não reproduzível", "Yeniden üretilemiyor", "Tekrarlanamıyor", "Không thể tái hiện", "Không thể tái tạo", "再現できない", "再現不可", "无法重现", "無法重現"],
};
const ENGLISH_RESOLUTIONS = new Map(Object.entries(RESOLUTIONS).flatMap(([english, names]) => names.map((name) => [name.normalize("NFC").toLowerCase(), english] as const)));

/**
 * A resolution by the name that the rules of METHOD.md 2.2 know it by: without this, a duplicate of a Spanish export would count as
 * work that was done. Any other resolution keeps its name.
 */
export const resolutionName = (name: string): string => ENGLISH_RESOLUTIONS.get(name.normalize("NFC").trim().toLowerCase()) ?? name;
