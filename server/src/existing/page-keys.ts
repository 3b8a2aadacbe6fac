/*
 * What keys beside a list say of its pages. Programs make them of the same words, so they are told by these: `nextPageKey`,
 * `next_uri` and `NextMarker` are of one kind. All is in the plain form of keys.
 */

/** What a key says. */
export type PageWord =
  /** A link, a cursor or a number of the next page: where there is one, another page follows. */
  | "next"
  /** A cursor, which some programs give on the last page too. */
  | "hint"
  /** A flag, or a link, that says that there is more. */
  | "more"
  | "previous"
  /** A flag that says that this is the last page, or its number. */
  | "last"
  /** A flag that says so only where it is false: a job may be done that answers in pages. */
  | "complete"
  /** A flag that says that something was left out. */
  | "cut"
  /** What failed, or how much of it. */
  | "failed"
  | "page"
  | "pages"
  | "total"
  /** How many are left. */
  | "left"
  /** `0-49/120`. */
  | "range"
  | "offset"
  /** The same, where the first record of all may be 1. */
  | "ordinal"
  | "size"
  /** What the answer says in words, and in one. */
  | "message"
  | "state";

const record =
  "records?|rows?|items?|entr(?:y|ies)|results?|hits?|match(?:es)?|elements?|objects?|docs?|documents?|compan(?:y|ies)|clients?|customers?|accounts?|organi[sz]ations?|orgs?|tenants?";
const thing = `${record}|pages?|nodes?|edges?|values?|data|lists?|collections?|sets?|batch(?:es)?|chunks?|parts?|segments?|queries|query|search|response|output|export|request`;
const pointer =
  "link|url|uri|href|address|path|cursor|token|key|id|offset|skip|start|startat|startindex|index|marker|mark|bookmark|from|after|number|num|no|position|range|continuation|params?|hash|scroll";
const adjective =
  "grand|overall|over|all|full|entire|exact|estimated|approximate|actual|absolute|unfiltered|filtered|available|found|matching|matched|unique|distinct|active|of|in|the|db|n|to";
const flag = "is|was|are|were|has|have|had|been|there|can|do|got|the|any|a|an|fully|it";

/** In order: the first that fits is meant. */
const words: readonly (readonly [PageWord, RegExp])[] = (
  [
    ["more", `has(?:a|the)?next(?:${thing})*`],
    [
      "more",
      `(?:${flag}|load|fetch|show|${thing})*more(?:${thing}|in|to|available|exists?|remain(?:s|ing)?|follows?|load|fetch)*`,
    ],
    ["more", `(?:has|have|is|are|there(?:is|are))+(?:another|additional|further)(?:${thing})*`],
    ["next", `next(?:${thing}|${pointer})*`],
    ["next", "continuationtoken|nextcursormark|lastevaluatedkey"],
    ["previous", `(?:has)?prev(?:ious)?(?:${thing}|${pointer})*`],
    ["last", "done|(?:is)?last(?:page)?|endofstream|nomore[a-z]*"],
    [
      "last",
      "(?:is)?(?:the)?(?:end|eof|final)(?:page|oflist|ofdata|ofresults|ofrecords|offile|reached)?|(?:reached|at)end",
    ],
    [
      "complete",
      `(?:${flag}|all|${thing})*(?:completed?|finished|exhausti(?:ve|ed)|loaded|fetched|returned|retrieved|included|exported|whole)(?:${thing})*|(?:is)?fulllist`,
    ],
    [
      "cut",
      `(?:microsoftdynamicscrm)?(?:${flag}|${thing}|total|count|max(?:imum)?|size|time|transfer|limits?|exceed(?:s|ed)|reached)*(?:truncated|incomplete|partial|capped|limited|cutoff|clipped|overflow(?:ed)?|timedout|aborted|interrupted|limits?(?:was|is)?(?:exceeded|reached|hit)|max(?:imum)?(?:${thing})*(?:exceeded|reached|hit)|(?:exceed(?:s|ed)|reached|hit)(?:the)?(?:${thing}|transfer|max(?:imum)?|size|total)*limit)(?:${thing})*`,
    ],
    [
      "failed",
      `(?:${flag}|${thing}|num|number|no|count|total|of|all|partial|some)*(?:failed|failures?|errors?|errored|skipped|timeouts?|missing|omitted|unread|unprocessed|dropped|exceptions?|rejected|not(?:loaded|read|fetched|found|exported)|unavailable)(?:${thing}|of|counts?|total|numbers?|ids?)*`,
    ],
    ["left", `(?:${thing})*(?:remaining|left)(?:${thing}|count|total)*`],
    [
      "pages",
      "(?:total|num|number|nb|nbr|no|n|of|all|max|last|end)*pages?(?:count|total|s|num|number)*(?<!^page|^(?:num|number|no|n)?page|^page(?:num|number))",
    ],
    ["page", "(?:current)?page(?:num|number|no|index)?"],
    [
      "total",
      `(?:${adjective}|${record})*(?:totals?|counts?|cnt|numberof|totalnumber|totalnum|totalsize)(?:${adjective}|${record}|totals?|counts?|number|num|size)*`,
    ],
    ["total", `(?:num|nb|nbr|n|no|numberof)(?:of|total|found|${record})+`],
    [
      "total",
      `(?:${record})+(?:filtered|found|available|matched|total)|(?:filtered|matching|matched|available|all)(?:${record})+`,
    ],
    ["total", "records|rows|items|entries|results|hits|matches|companies|clients|customers|accounts|organi[sz]ations"],
    ["total", "(?:list|results?|collection|full|overall|total)size"],
    ["range", "(?:[a-z]*)range"],
    ["offset", `(?:${record}|start|list|query|search)*offset|skip(?:count|${record})?|startat`],
    ["ordinal", `(?:start|begin)(?:ing|at|from|with)*(?:index|position|number|${record})?|from|first(?:${record})`],
    ["size", "limit|pagesize|perpage|size|maxresults|top|requestcount|itemsperpage|resultsperpage|take"],
    [
      "hint",
      `cursor|after|marker|bookmark|continuation|(?:end|after|scroll|pag(?:e|ing|ination)|list|search|query|results?|continuation|resum(?:e|ption)|skip|last|evaluated|position)+(?:cursor|token|marker|bookmark|continuation|key|cookie|after)(?:id|value|key)?|scroll(?:id)?|search(?:after)|startafter|lastkey`,
    ],
    [
      "message",
      "messages?|msg|warn(?:ings?)?|notices?|notes?|info|comments?|remarks?|descriptions?|details?|title|reasons?|hint|disclaimer|(?:status|response|result)(?:message|description|text)",
    ],
    [
      "state",
      "(?:export|job|result|response|query|request|list|http)?(?:status|state|statuscode|statusname|outcome|completeness|responsecode|code)",
    ],
  ] as const
).map(([word, pattern]) => [word, new RegExp(`^(?:${pattern})$`)]);

/** What stands before the words of a key or a header's name and says nothing itself: `X-Pagination-Total`, `@odata.count`. */
const prefix = /^(?:xms|xwp|x|odata|wp|paginat(?:ion|or)|paging|metadata|meta)+(?=[a-z]{2})/;

const known = new Map<string, PageWord | undefined>();

/** What a key says of pages, in its plain form; undefined for nothing. */
export function pageWordOf(plain: string): PageWord | undefined {
  if (known.has(plain)) return known.get(plain);
  const word = wordIn(plain) ?? wordIn(plain.replace(prefix, ""));
  // Keys of an object keyed by ID are as many as its records.
  if (known.size < 1000) known.set(plain, word);
  return word;
}

function wordIn(plain: string): PageWord | undefined {
  return plain.length > 60 ? undefined : words.find(([, pattern]) => pattern.test(plain))?.[0];
}
