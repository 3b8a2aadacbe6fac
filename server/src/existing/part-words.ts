/** Words for incomplete results, in the languages of the platform's customers. */
const part = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    "truncated|incomplete(?:ly)?|partial(?:ly)?|cut off|timed? ?out|time-out|not all|only (?:the )?(?:first|part)|aborted|interrupted|cancell?ed",
    "(?:limited|restricted|capped) (?:to|at)|limit(?:s)? (?:(?:was|were|has been|is) )?(?:reached|exceeded|hit)|exceed(?:s|ed) (?:the )?(?:\\p{L}+ ){0,3}limit",
    "more (?:rows|records|results|entries|items|pages|compan(?:y|ies)|clients|customers|accounts|organi[sz]ations|data)",
    "fail(?:ed|ures?)|errors?|could not|unable|skipped|omitted|missing|not (?:shown|included|exported|loaded|returned)",
    "abgeschnitten|gekürzt|unvollständig|teilweise|zeitüberschreitung|fehlgeschlagen|fehler|nicht alle|abgebrochen|begrenzt auf|beschränkt auf",
    "tronquée?s?|incompl[eè]te?s?|partiel(?:le)?(?:ment)?|échoué|erreurs?|pas tou[ts]|interrompue?|limitée?s? à|délai dépassé",
    "truncad[oa]s?|incomplet[oa]s?|parcial(?:mente)?|fall(?:ó|ido|ida|os?)|errores|no tod[oa]s|interrumpid[oa]|limitad[oa]s? a|tiempo de espera",
    "afgekapt|onvolledig|gedeeltelijk|mislukt|fouten|niet alle|afgebroken|beperkt tot",
  ].join("|")})(?!\\p{L})`,
  "iu",
);

/** Such words negated: `completed without errors`, `0 failed`. */
const none =
  /(?<![\p{L}\d])(?:no|not|0|zero|without|none|keine?|nicht|ohne|sans|aucune?|sin|ning[uú]n|geen|zonder)(?: \p{L}+){0,2}? (?:truncated|partial|missing|fail(?:ed|ures?)|errors?|skipped|omitted|fehler|erreurs?|errores|fallos?|fouten)(?!\p{L})|(?:errors?|failures?|failed|skipped|missing|omitted) ?[:=] ?(?:0|none|no)(?![\p{L}\d])/giu;

/** UTF-16 units of a text that are searched, from its beginning. */
const LONGEST = 1000;

/** Whether a text says that a result is incomplete: `Result limited to 1 rows`. */
export function saysPart(text: string): boolean {
  return part.test(text.slice(0, LONGEST).replace(none, " "));
}

/** Whether a state means that an export is incomplete: `running`, `completed with errors`. */
export function isPartState(text: string): boolean {
  const words = text.replace(/[_-]+/g, " ").trim();
  return saysPart(words) || /^(?:in ?progress|running|pending|queued|processing|started)$/i.test(words);
}

/** A text of an export, quoted and shortened for a message. */
export function shownText(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
