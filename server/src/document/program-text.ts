import { entity, entityText } from "./entities.ts";

/**
 * What programs write for other programs, or for themselves, and what stands in a CSV where nobody has read it: entities
 * of HTML, escapes of JSON and SQL, types instead of values, variables that were not filled in, texts cut short.
 */

/**
 * An escape of JSON, JavaScript or SQL: `\u00e9`, `\x41`, and `\n`, `\r`, `\t` where they do not begin a word in small
 * letters, as in `DOMAIN\nigel`; and one of Excel: `_x000D_`.
 */
const backslash = /\\(?:u\{?([\dA-Fa-f]{4,6})\}?|x([\dA-Fa-f]{2})|[nrt](?![a-z])|(?=["'/&\\]))|_x([\dA-F]{4})_/g;

function backslashText(whole: string, ...codes: (string | undefined)[]): string {
  const code = codes.slice(0, 3).find((each) => each !== undefined);
  if (code !== undefined) return character(Number.parseInt(code, 16)) ?? whole;
  // A line break would be another fault.
  return whole.length > 1 ? " " : "";
}

function character(code: number): string | undefined {
  if (code > 0x10ffff) return undefined;
  return code < 32 ? " " : String.fromCodePoint(code);
}

/** What SharePoint writes before the name of what a list looks up: `12;#Acme`. */
const lookup = /^(?:\d+|string|float);#/g;

/** Bytes of UTF-8 as e-mail and addresses of the net write them: `=C3=A9`, `%C3%A9`, `%20`. */
const bytes = /(?:=[\dA-F]{2}){2,}|(?:%[\dA-F]{2})+/gi;

function bytesText(whole: string): string {
  const codes = whole.slice(1).split(whole.charAt(0));
  const text = new TextDecoder().decode(Uint8Array.from(codes, (code) => Number.parseInt(code, 16)));
  // Who writes what needs no escape means a number: `50%41`.
  return /[\p{Cc}\w\uFFFD]/u.test(text) ? whole : text;
}

const escapes: readonly (readonly [RegExp, (whole: string, ...groups: string[]) => string])[] = [
  [lookup, () => ""],
  [entity, entityText],
  [backslash, backslashText],
  [bytes, bytesText],
];

/** Every escape has one of these beginnings, and few texts have. */
const beginning = /\\|&[#A-Za-z]|[=%][\dA-F]{2}|_x|;#/i;

/** A text as it was before a program wrote it down: `&amp;` is `&`, `\n` a space. An entity of another name stays. */
export function withoutEscapes(text: string): string {
  if (!beginning.test(text)) return text;
  return escapes.reduce((left, [pattern, plain]) => left.replace(pattern, plain), text);
}

/** From the first escape of a text to its last, in UTF-16 offsets; undefined where it has none. */
export function escapesIn(text: string): { from: number; to: number } | undefined {
  if (!beginning.test(text)) return undefined;
  let [from, to] = [text.length, 0];
  for (const [pattern, plain] of escapes) {
    for (const match of text.matchAll(pattern)) {
      if (plain(...(match as unknown as [string])) === match[0]) continue;
      from = Math.min(from, match.index);
      to = Math.max(to, match.index + match[0].length);
    }
  }
  return from < to ? { from, to } : undefined;
}

/**
 * Signs that something was made of a text, and that would be wiped with all other signs: remains of web pages
 * (`Brown &amp; Brown`, `%26`, `<b>`), escapes of any kind, a name cut short (`Nordstrom Hold…`) or looked up
 * (`12;#Acme`), brackets around all of it, literals and calls (`b'Acme'`, `UUID('…')`), and the parts of an address in a
 * program (`DOMAIN\user`, `CN=Acme,DC=local`).
 */
const traces: readonly RegExp[] = [
  new RegExp(entity.source),
  /%[0-9A-F]{2}/i,
  new RegExp(`${backslash.source}|\\\\|=[0-9A-F]{2}(?:=[0-9A-F]{2}|\\b)|\\bU\\+[0-9A-F]{4}|\\+A[A-Za-z0-9+/]{2}-`),
  /(?:…|\.{3})["'’”)\]]*\s*$|^\s*(?:…|\.{3})/,
  /;#|^[\w.:#|]+\|[\w.]|^(?:CN|OU|DC)=[^,]+,/i,
  /^\s*(?:[bru]{1,2}|[A-Za-z_][\w.]*\()(["']).*\1\)?\s*$|^\s*[a-z_]+(?:\.\w+)+\(.*\)\s*$/,
  /^\s*[[{<].*[\]}>]\s*$/,
];

/** A tag of a web page. */
const tag = /<\/?[a-z]+\d?\b[^>]*>/i;

/** Whether a text holds one. Behind the last `>` none can end. */
export function hasTag(text: string): boolean {
  return tag.test(text.slice(0, text.lastIndexOf(">") + 1));
}

/** Whether a text shows that a program has written, changed or cut it. */
export function hasTrace(text: string): boolean {
  return traces.some((trace) => trace.test(text)) || hasTag(text);
}

/** Namespaces of types that programs name in place of a value, as .NET has them. */
const namespaces =
  "Object|String|Char|Byte|Guid|Date\\w*|Time\\w*|Boolean|Double|Decimal|Single|U?Int\\w+|Array|Enum|DBNull|Nullable|" +
  "Uri|Type|Version|Exception|Tuple|Func|Action|Collections|Data|Management|Xml|Net|Web|Text|IO|Linq|Reflection|" +
  "Threading|Security|DirectoryServices|Windows|Drawing|Json|ServiceModel|Runtime|Diagnostics|Dynamic|Globalization";

/** What stands where a program was to write a value and wrote what kind of one it is instead, or where it is kept. */
const types: readonly RegExp[] = [
  // .NET and PowerShell: `System.String[]`, `System.Collections.Hashtable`, `` List`1[System.String] ``.
  new RegExp(`^(?:Deserialized\\.|Selected\\.)?System\\.(?:${namespaces})(?:[.\`+[][\\w.\`+,[\\]= ]*)?$`),
  /^(?:Deserialized\.|Selected\.)?(?:Microsoft|Newtonsoft|Azure)(?:\.[A-Z]\w+){2,}(?:`\d+)?(?:\[.*\])?$/,
  /^[A-Za-z_][\w.]*`\d+(?:\[.*\])?$/,
  /^[A-Za-z_][\w.]*\[\]$/,
  // Java: `java.lang.Object@1a2b3c`, `[Ljava.lang.String;@1b2c3d4e`.
  /^\[*(?:L?[A-Za-z_$][\w.$]*;?)@[\da-f]{4,8}$/,
  /^(?:class |interface )?(?:java|javax|kotlin|scala)\.[a-z]\w*(?:\.\w+)+$/,
  // JavaScript: `[object Object]`, `[Object]`, `[Function: name]`.
  /^\[(?:object \w+|Object|Array|Function.*|class .*|Circular.*|Getter.*)\]$/,
  // Python, Perl, Ruby and Objective-C: `<Company object at 0x7f>`, `HASH(0x55)`, `#<Company:0x0001>`.
  /^#?<[^<>]*\b0x[\da-f]+[^<>]*>$/i,
  /^[A-Z]+\(0x[\da-f]+\)$/,
  /^ObjectId\(.*\)$/,
];

/** Words that name what a template has a place for: `[Company Name]`. */
const place =
  "your|the|insert|enter|add|type|company|client|customer|account|organi[sz]ation|site|location|branch|office|address|" +
  "line|street|city|town|state|province|region|zip|post|postal|country|phone|mobile|e-?mail|name|id|code|" +
  "number|value|text|field|here|first|last|contact|\\d";

/**
 * A variable that a program was to put a value in the place of, and did not: `{{company}}`, `{!Account.Name}`, `${id}`,
 * `$Name$`, `%NAME%`, `{0}`, `%s`, `%1$s`, `<Company Name>`, `«Company»`, `[Company Name]`, `__NAME__`, `#{name}`.
 */
const variable = new RegExp(
  "^(?!\\{[\\da-f]{8}-)(?:\\{+[\\w .%!#-]*\\}+|[$#]\\{[^}]*\\}|\\$\\([^)]*\\)|\\$[a-z][\\w. ]*\\$|%{1,2}[\\w .]+%{1,2}|" +
    "%(?:\\d\\$)?[sdif]|<{1,2}[^<>@]+>{1,2}|" +
    `(?:\\[+|«|__)(?:(?:${place})[\\s_-]*)+(?:\\]+|»|__)|@@\\w+@@|\\$_\\.\\w+)$`,
  "i",
);

/** NULL as MySQL writes it, and line breaks alone as JSON does. */
const nothing = /^(?:\\[Nnrt0])+$/;

/** Longer texts, in UTF-16 units, are none of these. */
const longest = 200;

/** Each of these has one of these signs, and few values have: nothing else is looked at in the others. */
const sign = /[.`[({<«\\@$%#_]/;

/** Whether a program wrote all of a value in place of one: a type, a variable, nothing. */
export function isProgramText(text: string): boolean {
  if (text.length > longest || !sign.test(text)) return false;
  return variable.test(text) || nothing.test(text) || types.some((type) => type.test(text));
}

/** What types are called that show nothing but letters, digits and full stops; letters and digits only, in lower case. */
export const typeWords: readonly string[] = [
  ...["systemobject", "systemstring", "systemguid", "systemdatetime", "systemdbnull", "systemarray", "systemboolean"],
  ...["systemint32", "systemint64", "systemdouble", "systemdecimal", "systemcollectionshashtable", "systemdatadatarow"],
  ...["systemcollectionsarraylist", "systemxmlxmlelement", "systemxmlxmldocument", "systemxmlxmlnode", "systembyte"],
  ...["systemmanagementautomationpsobject", "systemmanagementautomationpscustomobject", "javalangobject"],
  ...["microsoftsharepointclientfieldlookupvalue", "microsoftsharepointclientfielduservalue"],
];
