import { entity, entityText } from "./entities.ts";

/**
 * Text that programs write for programs, and that gets into a CSV by mistake: HTML entities, escapes of JSON and SQL,
 * names of types instead of values, placeholders that were not filled in, truncated texts.
 */

/**
 * An escape of JSON, JavaScript or SQL: `\u00e9`, `\x41`, and `\n`, `\r`, `\t` unless a lower-case letter follows, as
 * in `DOMAIN\nigel`. Also Excel's `_x000D_`.
 */
const backslash = /\\(?:u\{?([\dA-Fa-f]{4,6})\}?|x([\dA-Fa-f]{2})|[nrt](?![a-z])|(?=["'/&\\]))|_x([\dA-F]{4})_/g;

function backslashText(whole: string, ...codes: (string | undefined)[]): string {
  const code = codes.slice(0, 3).find((each) => each !== undefined);
  if (code !== undefined) return character(Number.parseInt(code, 16)) ?? whole;
  // Line breaks become spaces, because in a cell they would be another fault.
  return whole.length > 1 ? " " : "";
}

function character(code: number): string | undefined {
  if (code > 0x10ffff) return undefined;
  return code < 32 ? " " : String.fromCodePoint(code);
}

/** SharePoint's prefix of a lookup value: `12;#Acme`. */
const lookup = /^(?:\d+|string|float);#/g;

/** Bytes of UTF-8 as in e-mail (quoted-printable) and URLs: `=C3=A9`, `%C3%A9`, `%20`. */
const bytes = /(?:=[\dA-F]{2}){2,}|(?:%[\dA-F]{2})+/gi;

function bytesText(whole: string): string {
  const codes = whole.slice(1).split(whole.charAt(0));
  const text = new TextDecoder().decode(Uint8Array.from(codes, (code) => Number.parseInt(code, 16)));
  // A character that needs no escaping was not escaped: `50%41`.
  return /[\p{Cc}\w\uFFFD]/u.test(text) ? whole : text;
}

const escapes: readonly (readonly [RegExp, (whole: string, ...groups: string[]) => string])[] = [
  [lookup, () => ""],
  [entity, entityText],
  [backslash, backslashText],
  [bytes, bytesText],
];

/** Every escape begins with one of these, and few texts contain one: a fast first test. */
const escapeStart = /\\|&[#A-Za-z]|[=%][\dA-F]{2}|_x|;#/i;

/** Decodes escapes: `&amp;` becomes `&`, and `\n` a space. Unknown entities stay. */
export function withoutEscapes(text: string): string {
  if (!escapeStart.test(text)) return text;
  return escapes.reduce((left, [pattern, plain]) => left.replace(pattern, plain), text);
}

/** The range from the first escape of a text to its last, in UTF-16 offsets; undefined if there is none. */
export function escapesIn(text: string): { from: number; to: number } | undefined {
  if (!escapeStart.test(text)) return undefined;
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
 * Evidence that a program processed a text, which removing all punctuation would hide: remains of web pages (`Brown
 * &amp; Brown`, `%26`, `<b>`), escapes of any kind, a truncated name (`Nordstrom Hold…`), a lookup (`12;#Acme`),
 * brackets around the whole text, literals and calls (`b'Acme'`, `UUID('…')`), and directory names (`DOMAIN\user`,
 * `CN=Acme,DC=local`).
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

/** An HTML tag. */
const tag = /<\/?[a-z]+\d?\b[^>]*>/i;

/** Whether a text contains an HTML tag. The expression only gets the text up to the last `>`, to stay fast. */
export function hasTag(text: string): boolean {
  return tag.test(text.slice(0, text.lastIndexOf(">") + 1));
}

/** Whether a text shows that a program wrote, changed or truncated it. */
export function hasTrace(text: string): boolean {
  return traces.some((trace) => trace.test(text)) || hasTag(text);
}

/** Namespaces and types below .NET's `System`. */
const namespaces =
  "Object|String|Char|Byte|Guid|Date\\w*|Time\\w*|Boolean|Double|Decimal|Single|U?Int\\w+|Array|Enum|DBNull|Nullable|" +
  "Uri|Type|Version|Exception|Tuple|Func|Action|Collections|Data|Management|Xml|Net|Web|Text|IO|Linq|Reflection|" +
  "Threading|Security|DirectoryServices|Windows|Drawing|Json|ServiceModel|Runtime|Diagnostics|Dynamic|Globalization";

/** A type or a memory address that a program wrote instead of the value. */
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

/** Words in the placeholders of a form: `[Company Name]`. */
const placeholderWords =
  "your|the|insert|enter|add|type|company|client|customer|account|organi[sz]ation|site|location|branch|office|address|" +
  "line|street|city|town|state|province|region|zip|post|postal|country|phone|mobile|e-?mail|name|id|code|" +
  "number|value|text|field|here|first|last|contact|\\d";

/**
 * A placeholder that a program did not fill in: `{{company}}`, `{!Account.Name}`, `${id}`, `$Name$`, `%NAME%`, `{0}`,
 * `%s`, `%1$s`, `<Company Name>`, `«Company»`, `[Company Name]`, `__NAME__`, `#{name}`.
 */
const placeholder = new RegExp(
  "^(?!\\{[\\da-f]{8}-)(?:\\{+[\\w .%!#-]*\\}+|[$#]\\{[^}]*\\}|\\$\\([^)]*\\)|\\$[a-z][\\w. ]*\\$|%{1,2}[\\w .]+%{1,2}|" +
    "%(?:\\d\\$)?[sdif]|<{1,2}[^<>@]+>{1,2}|" +
    `(?:\\[+|«|__)(?:(?:${placeholderWords})[\\s_-]*)+(?:\\]+|»|__)|@@\\w+@@|\\$_\\.\\w+)$`,
  "i",
);

/** MySQL's NULL (`\N`), or nothing but escaped line breaks. */
const nullText = /^(?:\\[Nnrt0])+$/;

/** In UTF-16 units. Longer texts are not checked. */
const maxLength = 200;

/** Every such text contains one of these characters, and few values do: a fast first test. */
const programSign = /[.`[({<«\\@$%#_]/;

/** A fast first test of a text. If true, call {@link isProgramText}. */
export function mayBeProgramText(text: string): boolean {
  return programSign.test(text);
}

/** Whether the whole text is something that a program wrote instead of a value: a type, a placeholder, NULL. */
export function isProgramText(text: string): boolean {
  if (text.length > maxLength || !mayBeProgramText(text)) return false;
  return placeholder.test(text) || nullText.test(text) || types.some((type) => type.test(text));
}

/** Types whose names consist of letters, digits and full stops; here only the letters and digits, in lower case. */
export const typeWords: readonly string[] = [
  ...["systemobject", "systemstring", "systemguid", "systemdatetime", "systemdbnull", "systemarray", "systemboolean"],
  ...["systemint32", "systemint64", "systemdouble", "systemdecimal", "systemcollectionshashtable", "systemdatadatarow"],
  ...["systemcollectionsarraylist", "systemxmlxmlelement", "systemxmlxmldocument", "systemxmlxmlnode", "systembyte"],
  ...["systemmanagementautomationpsobject", "systemmanagementautomationpscustomobject", "javalangobject"],
  ...["microsoftsharepointclientfieldlookupvalue", "microsoftsharepointclientfielduservalue"],
];
