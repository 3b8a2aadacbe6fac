import { hearing, saying } from "./exports.ts";

const nine = "says that there are 9 records, but contains only 1.";
hearing("responses with their envelope", {
  '[{"name":"Get","statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]"}]': "A",
  '{"body":"{\\"items\\":[{\\"id\\":1,\\"name\\":\\"A\\",\\"name\\":\\"B\\"}]}"}':
    'has the key "name" twice in one object (the second time in line 1), so one hides the other.',
  '{"statusCode":500,"body":"oops"}': "is an error response, not a list of companies: its status is 500.",
  '{"statusCode":200,"body":"oops"}': 'is a saved response whose "body" is not JSON.',
  '{"headers":{},"body":null}':
    'contains no list of companies, only an object with the keys "headers", "body" (asioImport.existing.listPath can say where it is).',
  '{"header":{"X-Total-Count":"9"},"body":[{"id":1,"name":"A"}]}': nine,
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","errorCode":"404"}': "A",
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","codes":404}': "A",
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","responseCode":404}':
    "is an error response, not a list of companies: its status is 404.",
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","header":[null,{"key":"X-Total-Count","value":"9"}]}':
    nine,
  '{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","headers":5}': "A",
  '{"StatusCode":200,"Content":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","RawContent":"HTTP/1.1 200 OK\\nX-Total-Count: 9\\n\\n[]"}':
    nine,
  '{"StatusCode":200,"Content":"[{\\"id\\":1,\\"name\\":\\"A\\"}]","RawContent":"HTTP/1.1 200 OK\\n\\nX-Total-Count: 9"}':
    "A",
  '{"log":{"entries":[null,{"request":null,"response":{"content":{"text":"[]"}}},{"request":{"url":"/companies"},"response":null},{"request":{"url":"/companies"},"response":{"content":null}},{"request":{"url":"/companies"},"response":{"content":{}}},{"request":{"url":"/companies","method":"OPTIONS"},"response":{"status":404,"content":{"text":"{}"}}},{"request":{"url":"/companies"},"response":{"content":{"text":"<html>"}}},{"request":{"url":"https://x-clients.example/other"},"response":{"content":{"text":"{}"}}},{"request":{"url":"/companies"},"response":{"content":{"text":"[{\\"id\\":1,\\"name\\":\\"A\\"}]"}}}]}}':
    "A",
  '{"info":{},"item":[null,{"name":"x"},{"response":[null,{"name":"x"}]},{"item":[{"response":[{"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]"}]}]},{"response":[{"body":"[{\\"id\\":2,\\"name\\":\\"B\\"}]"}]}]}':
    "A, B",
});

hearing("responses with their headers", {
  'HTTP/1.1 301 Moved\r\nLocation: x\r\n\r\nHTTP/1.1 200 OK\r\nX-Total-Count: 9\r\n\r\n[{"id":1,"name":"A"}]':
    "says that there are 9 records, but contains only 1.",
  'HTTP/2 200\n\n[{"id":1,"name":"A"}]': "A",
  'HTTP/2 200 \n\n[{"id":1,"name":"A"}]': "A",
  "HTTP/1.1 404 Not Found\n\n{}": "is an error response, not a list of companies: its status is 404.",
  "HTTP/1.1 200 OK\nA: b\n": "contains the headers of a response, but not its body.",
  "HTTP/1.1 200 OK\nA: b\n\n \n": "contains the headers of a response, but not its body.",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]HTTP/1.1 200 OK\n\n[{"id":2,"name":"B"}]': "A, B",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]\nHTTP/1.1 200 OK\nX-Total-Count: 9\n\n[{"id":2,"name":"B"}]':
    "says that there are 9 records, but contains only 2.",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]\nHTTP/1.1 500 Error\n\n{}':
    "is an error response, not a list of companies: its status is 500.",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"HTTP/1.1 200 OK"}]': "HTTP/1.1 200 OK",
  'HTTP/1.1 200 OK\n\n[{"id":1,"name":"a]HTTP/1.1 200 OK"}]': "a]HTTP/1.1 200 OK",
  'HTTP/1.1 200 OK\r\r[{"id":1,"name":"A"}]': "A",
  'HTTP/1.1 200 OK\rX-Total-Count: 9\r\r[{"id":1,"name":"A"}]': "says that there are 9 records, but contains only 1.",
  "HTTP/1.1 200 OK": "is not JSON: unexpected text at line 1, column 1.",
  'HTTP/1.1 200 OK\nX-Total-Count: 9\n\n{"statusCode":200,"body":"[{\\"id\\":1,\\"name\\":\\"A\\"}]"}':
    "says that there are 9 records, but contains only 1.",
  'HTTP/1.1 200 OK\nLink: <x>; rel="prev"\nLink: <y>; rel="next"\n\n[{"id":1,"name":"A"}]':
    "says that another page follows.",
  'HTTP/1.1 206 Partial\n\n[{"id":1,"name":"A"}]': "says that another page follows.",
  '\uFEFFHTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]': "A",
  'HTTP/1.1 200 OK\nno header here: 9\nX-Total-Count : 9\n\n[{"id":1,"name":"A"}]': "A",
});

for (const [name, text, outcome] of [
  ["export.csv.txt", "foo\nbar", "is not JSON: unexpected text at line 1, column 1."],
  [
    "export.csv",
    "foo\nbar",
    'has no column that looks like company names, only the header "foo" (asioImport.existing.nameKeys can say what to read).',
  ],
  [
    "export.TSV",
    "foo\nbar",
    'has no column that looks like company names, only the header "foo" (asioImport.existing.nameKeys can say what to read).',
  ],
  ["export.csv2", "foo\nbar", "is not JSON: unexpected text at line 1, column 1."],
  ["export.txt", "Name\nbar", "bar"],
  ["export.txt", "\uFEFFName\nbar", "bar"],
  ["export.txt", '"Name"\nbar', "is not JSON: unexpected text at line 2, column 1."],
  ["export.txt", '"Name",ID\nbar,1', "bar"],
  ["export.txt", "<html>\nName,ID\nA,1", "is not JSON: unexpected text at line 1, column 1."],
  ["export.txt", " <html>\nName,ID", "is not JSON: unexpected text at line 1, column 2."],
  ["export.txt", "Name,<b>\nA,1", "A"],
  ["export.csv", '[{"id":1,"name":"A"}]', "A"],
  ["export.csv", 'HTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]', "A"],
  ["export.csv", '\uFEFFHTTP/1.1 200 OK\n\n[{"id":1,"name":"A"}]', "A"],
  ["export.csv", "Name,HTTP/1\nA,1", "A"],
  ["export.csv", " ", "is empty."],
  ["export.txt", "5\nName", "is not JSON: unexpected text at line 2, column 1."],
] as const) {
  saying(`a file ${name}`, { [text]: [text, outcome, name] });
}
