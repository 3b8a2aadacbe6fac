import assert from "node:assert/strict";
import { it } from "node:test";
import { besideList, hearing, kind, L, type Outcome, read } from "./exports.ts";

function filtered(shown: string): Outcome {
  return { partial: new RegExp(`^export\\.json says that it is filtered: "${shown}"\\.$`) };
}
const page2: Outcome = { partial: /^export\.json is page 2, and the pages before it are missing\.$/ };
const later: Outcome = { partial: /^export\.json starts after 50 other records\.$/ };

const body = JSON.stringify(`[${L}]`);

/** A parameter as Postman and HTTP archives store it; disabled ones are not sent. */
type Parameter = readonly [key: string, value: string, disabled?: true];

function listed(parameters: readonly Parameter[], key = "key"): string {
  return JSON.stringify(
    parameters.map(([name, value, disabled]) => ({ [key]: name, value, ...(disabled ? { disabled } : {}) })),
  );
}

/** A URL split into Postman's parts. */
function parts(...parameters: Parameter[]): string {
  return `{"raw":"https://x/companies","host":["x"],"path":["companies"],"query":${listed(parameters)}}`;
}

function response(url: string, request = ""): string {
  return `{"name":"ok","originalRequest":{"method":"GET","header":[],"url":${url}${request}},"status":"OK","code":200,"_postman_previewlanguage":"json","header":[],"cookie":[],"body":${body}}`;
}

function collection(...responses: string[]): string {
  return `{"info":{"name":"c","schema":"x"},"item":[{"name":"Companies","item":[{"name":"All","request":{"method":"GET"},"response":[${responses.join()}]}]}]}`;
}

const asked = (text: string) => `,"body":{"mode":"raw","raw":${JSON.stringify(text)}}`;

kind("a Postman request that excludes companies", {
  conditions: [
    collection(response(parts(["conditions", "status/id=1 and type/id=2"], ["pageSize", "1000"]))),
    filtered("status/id = 1; type/id = 2"),
  ],
  "child conditions": [
    collection(response(parts(["childConditions", "types/id=1"]))),
    filtered("childConditions = types/id=1"),
  ],
  "a field": [collection(response(parts(["type", "Customer"]))), filtered("type = Customer")],
  "a search": [collection(response('"https://x/companies?search=den"')), filtered("den")],
  "in the address alone": [
    collection(response('{"raw":"https://x/companies?filter[name]=den"}')),
    filtered("name = den"),
  ],
  "in the parameters alone": [
    collection(response('{"host":["x"],"query":[{"key":"q","value":"den"}]}')),
    filtered("den"),
  ],
  IDs: [collection(response(parts(["ids", "1,2,3"]))), filtered("ids = 1,2,3")],
  "a time": [collection(response(parts(["updated_since", "2026-01-01"]))), filtered("updated_since = 2026-01-01")],
  "one of two responses": [
    collection(response(parts(["page", "1"])), response(parts(["page", "2"], ["city", "York"]))),
    filtered("city = York"),
  ],
  "a response by itself": [response(parts(["city", "York"])), filtered("city = York")],
  "a body": [
    response('{"raw":"https://x/companies/query"}', asked('{"filter":[{"op":"eq","field":"city","value":"York"}]}')),
    filtered("city = York"),
  ],
  "a later page": [collection(response(parts(["page", "2"], ["pageSize", "1000"]))), page2],
  "a later offset": [collection(response(parts(["offset", "50"], ["limit", "50"]))), later],
});

/** An HTTP archive of one response. */
function archive(url: string, parameters: readonly Parameter[] = []): string {
  return `{"log":{"entries":[{"request":{"method":"GET","url":"${url}","queryString":${listed(parameters, "name")}},"response":{"status":200,"headers":[],"content":{"text":${body}}}}]}}`;
}

kind("a request saved by another program that excludes companies", {
  "an HTTP archive": [archive("https://x/companies?city=York"), filtered("city = York")],
  "an HTTP archive's parameters": [archive("https://x/companies", [["city", "York"]]), filtered("city = York")],
  "an HTTP archive's later page": [archive("https://x/clients?page=2&page_size=50"), page2],
  "PowerShell 5.1": [
    `{"StatusCode":200,"Content":${body},"Headers":{},"BaseResponse":{"ResponseUri":"https://x/companies?conditions=type/id=1"}}`,
    filtered("type/id = 1"),
  ],
  "PowerShell 7": [
    `{"StatusCode":200,"Content":${body},"Headers":{},"BaseResponse":{"RequestMessage":{"RequestUri":"https://x/companies?city=York"}}}`,
    filtered("city = York"),
  ],
  "Axios, in its parameters": [
    `{"status":200,"headers":{},"config":{"url":"/companies","params":{"city":"York"}},"data":[${L}]}`,
    filtered("city = York"),
  ],
  "Axios, in its address": [
    `{"status":200,"headers":{},"config":{"url":"/companies?city=York"},"data":[${L}]}`,
    filtered("city = York"),
  ],
  "a Link header": [
    `HTTP/1.1 200 OK\r\nLink: <https://x/companies?conditions=city%3D%22York%22&page=1>; rel="last"\r\n\r\n[${L}]`,
    filtered("city = .*"),
  ],
});

/** A response with this beside its list. */
function beside(key: string): string {
  return `{"data":[${L}],${key}}`;
}

kind("a URL beside a list that excludes companies", {
  "JSON:API": [
    beside('"links":{"self":"https://x/organizations?filter%5Borganization_type_id%5D=5&page%5Bsize%5D=50"}'),
    filtered("organization_type_id = 5"),
  ],
  "JSON:API, not encoded": [beside('"links":{"self":"/organizations?filter[name]=Lark"}'), filtered("name = Lark")],
  "JSON:API's later page": [beside('"links":{"self":"/organizations?page[number]=2&page[size]=50"}'), page2],
  "JSON:API's later offset": [beside('"links":{"self":"/organizations?page[offset]=50&page[limit]=50"}'), later],
  "links to the first page and the last": [
    beside('"links":{"first":"/c?page=1&state=OR","last":"/c?page=1&state=OR","next":null}'),
    filtered("state = OR"),
  ],
  Laravel: [beside('"first_page_url":"/c?page=1&state=OR","next_page_url":null'), filtered("state = OR")],
  HAL: [
    `{"_links":{"self":{"href":"/companies?status=active&city=York"}},"_embedded":{"companies":[${L}]}}`,
    filtered("status = active; city = York"),
  ],
  "OData's context": [
    `{"@odata.context":"https://x/$metadata#accounts(name)?$filter=city eq 'York'","value":[${L}]}`,
    filtered("city = 'York'"),
  ],
  "OData's context of one record": [
    '{"@odata.context":"https://x/$metadata#accounts/$entity","id":1,"name":"Larkspur Dental"}',
    { partial: /^export\.json says that it is incomplete: "https:\/\/x\/\$metadata#accounts\/\$entity"\.$/ },
  ],
  "OData's filter": [`{"$filter":"city eq 'York'","value":[${L}]}`, filtered("city eq 'York'")],
  "OData's later page": [beside('"links":{"self":"/c?$skip=50&$top=50"}'), later],
  "the request": [beside('"request":{"url":"https://x/companies?city=York"}'), filtered("city = York")],
  "its URL": [beside('"requestUrl":"https://x/companies?city=York"'), filtered("city = York")],
  "a URL": [beside('"url":"https://x/companies?city=York"'), filtered("city = York")],
  "its own URL": [beside('"self":"https://x/companies?city=York"'), filtered("city = York")],
});

kind("a request that excludes nothing", {
  ...Object.fromEntries(
    [
      parts(["pageSize", "1000"], ["page", "1"], ["orderBy", "id"], ["fields", "id,name"]),
      parts(["conditions", "x=1", true], ["pageSize", "1000"]),
      parts(["pageSize", "{{size}}"]),
      parts(["api-version", "1.0"], ["$top", "1000"], ["$select", "name"], ["$orderby", "name"], ["$count", "true"]),
      parts(["includeInactive", "true"], ["include_archived", "1"], ["status", "all"], ["details", "true"]),
      parts(["$expand", "sites"], ["locale", "en"], ["format", "json"], ["conditions", ""]),
      '"https://x/companies"',
    ].map((url) => [url, [collection(response(url)), "found"] as const]),
  ),
  "an empty filter in its body": [response('{"raw":"https://x/companies/query"}', asked('{"filter":[]}')), "found"],
  "a body that is not JSON": [response('{"raw":"https://x/companies"}', asked("{{body}}")), "found"],
  "two pages": [
    collection(
      response(parts(["page", "1"], ["pageSize", "1"])),
      response(parts(["page", "2"], ["pageSize", "1"])).replaceAll("Larkspur Dental", "Bolt"),
    ),
    "found",
  ],
  "keys and a cache's number": [
    archive("https://x/companies?_=1700000000&access_token=abc&api_key=4&culture=en-US"),
    "found",
  ],
  "links of a single page": [
    beside('"links":{"self":"/c?page[number]=1&page[size]=50&sort=name&include=x","first":"/c?page=1","prev":null}'),
    "found",
  ],
  "a context with the fields": [
    `{"@odata.context":"https://x/$metadata#accounts(name,accountid)","value":[${L}]}`,
    "found",
  ],
  "a URL without parameters": [beside('"url":"https://x/companies"'), "found"],
  "URLs of records": ['[{"id":1,"name":"Larkspur Dental","url":"/c?id=1","links":{"self":"/c?id=1"}}]', "found"],
});

it("mentions a request for active companies in the status", () => {
  for (const content of [
    collection(response(parts(["status", "Active"]))),
    collection(response(parts(["isActive", "true"]))),
    collection(response(parts(["archived", "false"]))),
    beside('"links":{"self":"/c?filter[status]=active"}'),
  ]) {
    const parsed = read(content);
    assert.ok(parsed.ok);
    assert.equal(parsed.partial, undefined);
    assert.match(parsed.notice ?? "", /^export\.json names a filter, ".*": inactive companies may be missing\.$/);
  }
});

it("accepts a request nested as deeply as an export", () => {
  for (const key of ["request", "url", "config", "self", "params"]) {
    const nested = `${`{"${key}":`.repeat(50_000)}1${"}".repeat(50_000)}`;
    assert.ok(read(beside(`"${key}":${nested}`)).ok);
    assert.ok(read(`{"originalRequest":{"${key}":${nested}},"code":200,"header":[],"body":${body}}`).ok);
  }
});

const whole = "Larkspur Dental";
const ofState = 'says that it is filtered: "state = OR".';
const after50 = "starts after 50 other records.";
const people =
  "seems to list people, not companies. Export the companies themselves (if these are companies, asioImport.existing.nameKeys can say where their names are).";

hearing(
  "requests beside a list",
  {
    '"@odata.context":"https://x/$metadata#accounts/$entity"':
      'says that it is incomplete: "https://x/$metadata#accounts/$entity".',
    '"self":"https://x/accounts/$entity"': whole,
    '"self":"https://x/company/contacts"': people,
    '"self":"https://x/companies"': whole,
    '"url":"https://x/companies?state=OR"': ofState,
    '"meta":{"url":"https://x/companies?state=OR"}': whole,
    '"meta":{"self":"https://x/companies?state=OR"}': ofState,
    '"first":"https://x/companies?state=OR"': ofState,
    '"lastPageUrl":"https://x/companies?state=OR"': ofState,
    '"firstLine":"https://x/companies?state=OR"': whole,
    '"myfirst":"https://x/companies?state=OR"': whole,
    '"urlName":"https://x/companies?state=OR"': whole,
    '"baseurl":"https://x/companies?state=OR"': whole,
    '"requestUrl":"https://x/companies?state=OR"': ofState,
    '"currentPage":"https://x/companies?state=OR"': ofState,
    '"selfish":"https://x/companies?state=OR"': whole,
    '"itself":"https://x/companies?state=OR"': whole,
    '"request":{"url":"https://x/companies?state=OR"}': ofState,
    '"request":{"uri":"/companies?state=OR"}': ofState,
    '"request":{"RequestUri":"/companies?state=OR"}': ofState,
    '"request":{"absoluteUri":"/companies?state=OR"}': ofState,
    '"request":{"href":"/companies?state=OR"}': ofState,
    '"request":{"hrefs":"/companies?state=OR"}': whole,
    '"request":{"myurl":"/companies?state=OR"}': whole,
    '"request":{"url":{"url":{"url":"/companies?state=OR"}}}': ofState,
    '"request":{"url":{"url":{"url":{"url":"/companies?state=OR"}}}}': whole,
    '"request":{"url":{"raw":"/companies?state=OR"}}': ofState,
    '"request":{"url":{"raw":"/companies?state=OR","query":[{"key":"state","value":"OR","disabled":true}]}}': whole,
    '"request":{"url":{"raw":"/companies?state=OR","query":[{"key":"state","value":"OR"}]}}': ofState,
    '"request":{"url":{"query":[{"key":"state","value":"OR"},null]}}': ofState,
    '"request":{"url":{"raw":5}}': whole,
    '"request":{"params":{"state":"OR"}}': ofState,
    '"request":{"params":{"state":{"a":1}}}': whole,
    '"request":{"query":[{"name":"state","value":"OR"}]}': ofState,
    '"config":{"queryString":[{"name":"state","value":"OR"}]}': ofState,
    '"config":{"params":[{"name":"state","value":"OR","disabled":true}]}': whole,
    '"config":{"params":"state=OR"}': whole,
    '"config":{"body":"{\\"filter\\":{\\"state\\":\\"OR\\"}}"}': ofState,
    '"config":{"data":"{\\"filter\\":{\\"state\\":\\"OR\\"}}"}': ofState,
    '"config":{"body":{"raw":"{\\"filter\\":{\\"state\\":\\"OR\\"}}"}}': ofState,
    '"config":{"postData":{"text":"{\\"filter\\":{\\"state\\":\\"OR\\"}}"}}': ofState,
    '"config":{"body":"filter"}': whole,
    '"config":{"body":"[1]"}': whole,
    '"config":{"body":"null"}': whole,
    '"config":{"body":{"raw":5}}': whole,
    '"self":"https://x/companies?$skip=50"': after50,
    '"self":"https://x/companies?skip=50"': after50,
    '"self":"https://x/companies?page=3"': "is page 3, and the pages before it are missing.",
    '"self":"https://x/companies?page[number]=3"': "is page 3, and the pages before it are missing.",
    '"self":"https://x/companies?page[offset]=50"': after50,
    '"self":"https://x/companies?page%5Bnumber%5D=3"': "is page 3, and the pages before it are missing.",
    '"self":"https://x/companies?state=OR#a"': ofState,
    '"self":{"href":"https://x/companies?state=OR"}': ofState,
    '"last":{"href":"https://x/companies?state=OR"}': ofState,
    '"links":{"self":"https://x/companies?state=OR"}': ofState,
  },
  besideList,
);

hearing(
  "what an address calls the records",
  {
    "https://x/api/contacts": people,
    "https://x/contacts/": people,
    "https://x/contacts.json": people,
    "https://x/contacts/5": whole,
    "https://x/contacts?a=1&b=2": people,
    "https://x/contacts#a": people,
    "https://x/$metadata#contacts(name)": people,
    "https://contacts": whole,
    "/contacts": people,
    contacts: people,
    "https://x/contacts(5)": people,
    "https://x/a/contacts/$entity": people,
    "https://x/xcontacts/list": whole,
  },
  (address) => besideList(`"self":"${address}"`),
);

hearing("a record with its own address", { '{"id":1,"name":"A","url":"https://x/companies?state=OR"}': "A" });
