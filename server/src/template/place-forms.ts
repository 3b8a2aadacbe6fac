import { compatible } from "../document/fold.ts";

/** What stands for a direction before a name, and the words that it may be short for. */
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

/** Words that are written short in names of places, with a full stop or without. */
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
  mt: "Mount",
  neth: "Netherlands",
  prov: "Province",
  rep: "Republic",
  terr: "Territory",
  utd: "United",
};

/** Those that are words of their own where no full stop follows. */
const needStop = new Set(["no", "so", "am", "br", "fr", "is", "gr", "cent", "co", "arab", "mt", "eq"]);

/**
 * A name of which the first word is a direction written short, spelled out in each way (`N. Ireland`: North Ireland,
 * Northern Ireland), and its other short words too. Empty where it has none.
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
  // A direction without a full stop stands apart from the name.
  const apart = stop === "." || (new RegExp(`^\\s*${short}[- ]`).test(spelled) && !needStop.has(key));
  const directed = apart ? (directions[key] ?? []).map((word) => `${word} ${rest}`) : [];
  return [...directed, ...(changed ? [spelled] : [])];
}

/** An article that lists put behind a name in English, French, Spanish and others: `Niger (the)`, `Bahamas (les)`. */
const article =
  /\s*(?:\(\s*(?:the|le|la|les|el|los|las|o|a|os|as|il)\s*\)|,\s*(?:the|le|la|les|el|los|las)\s*$)|\s*\(\s*l['’]\s*\)/giu;

/** A remark in square brackets: `Falkland Islands (the) [Malvinas]`. */
const remark = /\s*\[[^\]]*\]\s*/g;

/** What stands behind the name in a list but before it in speech: `Korea (North)`, `Tanzania, United Republic of`. */
const inverted = /^([^,(]+?)\s*(?:,\s*([^,()]+?)|\(\s*([^()]+?)\s*\))\s*$/u;

/** A name without its article and remarks, and in the order of speech where a list has turned it round. */
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

/** What kind of place a name tells, in English and the languages of many names. */
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

/** What may stand beside such a word. */
const qualities = [
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
const quality = `(?:${[...new Set(qualities)].join("|")})`;

/** A rank that stands before the name: `Republic of`, `Kingdom of the`, `Freistaat`, `Cantón de`. */
const rankBefore = new RegExp(
  `^(?:${quality}[\\s-]+)*${rank}(?:[\\s-]+(?:${quality}|${rank}))*\\s+` +
    "(?:(?:of|du|de|des|del|di|do|da|dos|von|della)\\s+(?:the\\s+|la\\s+|los\\s+|las\\s+)?|d['’]\\s*|de\\s+l['’]\\s*|(?=\\p{Lu}))" +
    "(\\S.*)$",
  "iu",
);

/** A rank that stands behind the name: `Niger Republic`, `Ireland (Republic)`, `Hama Governorate`. */
const rankBehind = new RegExp(
  `^(\\S.*?)[\\s,(-]+(?:${rank}|sheng|shi|oblast'?|respublika|kraj|län|megye)\\s*\\)?$`,
  "iu",
);

/** A name without the rank of its place, where it tells one. */
function plainForms(name: string): string[] {
  const before = rankBefore.exec(name.trim())?.[1];
  const behind = rankBehind.exec(name.trim())?.[1];
  return [before, behind].filter((form) => form !== undefined);
}

/** How often a form is made of another, and how many there are at most. */
const depth = 4;
const most = 60;

/**
 * The ways to say a name in which nothing is short, turned round or told besides, the name itself first and then those
 * nearest to it; each once.
 */
export function formsOf(name: string): string[] {
  const forms = new Set([compatible(name).trim()]);
  // A longer text is no name of a place.
  if (name.length > 100) return [...forms];
  let last = [...forms];
  for (let step = 0; step < depth && last.length > 0 && forms.size < most; step++) {
    const next = last.flatMap((form) => [...spokenForms(form), ...spelledOutForms(form), ...plainForms(form)]);
    last = next.filter((form) => !forms.has(form));
    for (const form of last) forms.add(form);
  }
  return [...forms];
}
