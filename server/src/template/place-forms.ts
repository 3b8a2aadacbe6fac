import { compatible } from "../document/fold.ts";

/** Abbreviations of a direction before a name, with their meanings. */
const directions: Readonly<Record<string, readonly string[]>> = {
  n: ["North", "Northern"],
  no: ["North", "Northern"],
  nth: ["North", "Northern"],
  s: ["South", "Southern"],
  so: ["South", "Southern"],
  sth: ["South", "Southern"],
  e: ["East", "Eastern"],
  w: ["West", "Western"],
};

/** Abbreviations in place names, with or without a full stop. */
const shortWords: Readonly<Record<string, string>> = {
  afr: "Africa",
  am: "American",
  amer: "American",
  arab: "Arab",
  br: "British",
  brit: "British",
  cent: "Central",
  co: "County",
  dem: "Democratic",
  dist: "District",
  dom: "Dominican",
  eq: "Equatorial",
  fed: "Federal",
  fr: "French",
  gr: "Great",
  gt: "Great",
  herz: "Herzegovina",
  is: "Islands",
  isl: "Islands",
  isls: "Islands",
  mex: "Mexico",
  méx: "Mexico",
  mt: "Mount",
  neth: "Netherlands",
  prov: "Province",
  rep: "Republic",
  terr: "Territory",
  utd: "United",
};

/** Abbreviations that, without a full stop, are words. */
const needStop = new Set(["no", "so", "am", "br", "fr", "is", "gr", "cent", "co", "arab", "mt", "eq"]);

/**
 * The forms of a name with its abbreviations spelled out. An abbreviated direction gives several (`N. Ireland`: North
 * Ireland, Northern Ireland). Empty if there are no abbreviations.
 */
export function spelledOutForms(name: string): string[] {
  let changed = false;
  const spelled = name.replace(
    /(?<![\p{L}.])(\p{L}+)(\.(?!\p{L}\.)|(?![\p{L}.]))/gu,
    (whole, word: string, stop: string) => {
      const key = word.toLowerCase();
      const full = shortWords[key];
      if (!full || (stop === "" && needStop.has(key))) return whole;
      changed = true;
      return full;
    },
  );
  const [, short = "", stop = "", rest = ""] = /^\s*(\p{L}{1,3})(\.?)\s*(?:-\s*)?(\p{L}.*)$/u.exec(spelled) ?? [];
  const key = short.toLowerCase();
  // Without a full stop, a space or hyphen must follow the direction.
  const isSeparate = stop === "." || (new RegExp(`^\\s*${short}[- ]`).test(spelled) && !needStop.has(key));
  const directed = isSeparate ? (directions[key] ?? []).map((word) => `${word} ${rest}`) : [];
  return [...directed, ...(changed ? [spelled] : [])];
}

/** An article after a name, as lists in English, French, Spanish and others have it: `Niger (the)`, `Bahamas (les)`. */
const article =
  /\s*(?:\(\s*(?:the|le|la|les|el|los|las|o|a|os|as|il)\s*\)|,\s*(?:the|le|la|les|el|los|las)\s*$)|\s*\(\s*l['’]\s*\)/giu;

/** A remark in square brackets: `Falkland Islands (the) [Malvinas]`. */
const remark = /\s*\[[^\]]*\]\s*/g;

/** A name with its first words moved to the end, as in lists: `Korea (North)`, `Tanzania, United Republic of`. */
const inverted = /^([^,(]+?)\s*(?:,\s*([^,()]+?)|\(\s*([^()]+?)\s*\))\s*$/u;

/** A name without its article and remarks, and in the usual order of its words. */
export function spokenForms(name: string): string[] {
  const bare = name.replace(remark, " ").replace(article, "").trim();
  const forms = bare === name.trim() ? [] : [bare];
  const [, head, comma, brackets] = inverted.exec(bare) ?? [];
  const tail = (comma ?? brackets)?.replace(/^the\s+/i, "");
  if (head && tail) {
    const before = tail.replace(/\s+the$/i, "");
    forms.push(`${before} ${head}`);
    if (/\sof$/i.test(before)) forms.push(`${before} the ${head}`);
  }
  return forms;
}

/** Words for kinds of places, in English and other common languages. */
const ranks = [
  ..."republic kingdom state states commonwealth federation union confederation principality sultanate emirate".split(
    " ",
  ),
  ..."duchy territory province nation country realm bailiwick isle island islands empire region canton county".split(
    " ",
  ),
  ..."governorate district république royaume principauté province région état".split(" "),
  ..."república reino principado provincia región estado comunidad comunitat distrito repubblica regno regione".split(
    " ",
  ),
  ..."republik königreich fürstentum freistaat bundesrepublik kanton land hansestadt oblast emirat gouvernement".split(
    " ",
  ),
];

/** Words that may accompany them. */
const attributes = [
  ..."the former yugoslav federal federative federated democratic people's people’s peoples popular islamic arab".split(
    " ",
  ),
  ..."socialist united plurinational bolivarian oriental eastern hashemite independent co-operative cooperative".split(
    " ",
  ),
  ..."grand great and libyan sovereign crown autonomous freie und démocratique populaire fédérale islamique".split(" "),
  ..."democrática islámica federativa autónoma bolivariana foral".split(" "),
];

const rank = `(?:${[...new Set(ranks)].join("|")})`;
const attribute = `(?:${[...new Set(attributes)].join("|")})`;

/** A rank before the name: `Republic of`, `Kingdom of the`, `Freistaat`, `Cantón de`. */
const rankBefore = new RegExp(
  `^(?:${attribute}[\\s-]+)*${rank}(?:[\\s-]+(?:${attribute}|${rank}))*\\s+` +
    "(?:(?:of|du|de|des|del|di|do|da|dos|von|della)\\s+(?:the\\s+|la\\s+|los\\s+|las\\s+)?|d['’]\\s*|de\\s+l['’]\\s*|(?=\\p{Lu}))" +
    "(\\S.*)$",
  "iu",
);

/** A rank after the name: `Niger Republic`, `Ireland (Republic)`, `Hama Governorate`. */
const rankAfter = new RegExp(
  `^(\\S.*?)[\\s,(-]+(?:${rank}|sheng|shi|oblast'?|respublika|kraj|län|megye)\\s*\\)?$`,
  "iu",
);

/** The forms of a name without its rank. */
function plainForms(name: string): string[] {
  const before = rankBefore.exec(name.trim())?.[1];
  const after = rankAfter.exec(name.trim())?.[1];
  return [before, after].filter((form) => form !== undefined);
}

/** How often forms are derived from forms. */
const maxSteps = 4;
const maxForms = 60;

/** The name, then its forms without abbreviations, inversion, remarks and rank: fewest changes first, each once. */
export function formsOf(name: string): string[] {
  const forms = new Set([compatible(name).trim()]);
  // A longer text is not a place name.
  if (name.length > 100) return [...forms];
  let last = [...forms];
  for (let step = 0; step < maxSteps && last.length > 0 && forms.size < maxForms; step++) {
    const next = last.flatMap((form) => [...spokenForms(form), ...spelledOutForms(form), ...plainForms(form)]);
    last = next.filter((form) => !forms.has(form));
    for (const form of last) forms.add(form);
  }
  return [...forms];
}
