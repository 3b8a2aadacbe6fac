/*
 * What the keys next to a list say about its pages. Programs build these keys from the same words, so patterns of words
 * recognise them: `nextPageKey`, `next_uri` and `NextMarker` mean the same. All keys are in plain form.
 */

/** What a key means. */
export type PageWord =
  /** The link, cursor or number of the next page: if it is set, another page follows. */
  | "next"
  /** A cursor, which some programs also set on the last page. */
  | "hint"
  /** A flag or link that is set if there is more. */
  | "more"
  | "previous"
  /** A flag that is set on the last page, or the number of the last page. */
  | "last"
  /** A flag that counts only if it is false: a job that returns pages may be complete too. */
  | "complete"
  /** A flag that is set if something was left out. */
  | "cut"
  /** What failed, or how much of it. */
  | "failed"
  | "page"
  | "pages"
  | "total"
  /** How many records or pages remain. */
  | "left"
  /** `0-49/120`. */
  | "range"
  | "offset"
  /** An offset that may count from 1. */
  | "ordinal"
  | "size"
  /** A text for the reader. */
  | "message"
  /** The state of the request or export, as one word or a code. */
  | "state";

const record =
  "records?|rows?|items?|entr(?:y|ies)|results?|hits?|match(?:es)?|elements?|objects?|docs?|documents?|compan(?:y|ies)|clients?|customers?|accounts?|organi[sz]ations?|orgs?|tenants?";
const thing = `${record}|pages?|nodes?|edges?|values?|data|lists?|collections?|sets?|batch(?:es)?|chunks?|parts?|segments?|queries|query|search|response|output|export|request`;
const pointer =
  "link|url|uri|href|address|path|cursor|token|key|id|offset|skip|start|startat|startindex|index|marker|mark|bookmark|from|after|number|num|no|position|range|continuation|params?|hash|scroll";
const adjective =
  "grand|overall|over|all|full|entire|exact|estimated|approximate|actual|absolute|unfiltered|filtered|available|found|matching|matched|unique|distinct|active|of|in|the|db|n|to";
const flag = "is|was|are|were|has|have|had|been|there|can|do|got|the|any|a|an|fully|it";

/** The first match counts. */
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

/** Meaningless prefixes of keys and header names: `X-Pagination-Total`, `@odata.count`. */
const prefix = /^(?:xms|xwp|x|odata|wp|paginat(?:ion|or)|paging|metadata|meta)+(?=[a-z]{2})/;

const known = new Map<string, PageWord | undefined>();

/** What a key, in plain form, means for pages; undefined for nothing. */
export function pageWordOf(plain: string): PageWord | undefined {
  if (known.has(plain)) return known.get(plain);
  const word = wordIn(plain) ?? wordIn(plain.replace(prefix, ""));
  // An object keyed by ID has as many keys as records.
  if (known.size < 1000) known.set(plain, word);
  return word;
}

function wordIn(plain: string): PageWord | undefined {
  return plain.length > 60 ? undefined : words.find(([, pattern]) => pattern.test(plain))?.[0];
}
