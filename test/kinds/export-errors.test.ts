import { besideList, hearing } from "./exports.ts";

const whole = "Larkspur Dental";
const failure = (how: string) => `is an error response, not a list of companies: ${how}.`;
const says = (message: string) => failure(`its list is empty, and it says ${JSON.stringify(message)}`);
const empty = "contains no companies, as with a filter or without permission to see them.";

hearing(
  "a list beside what errors have",
  {
    '"error":"x"': failure('it has "error" "x"'),
    '"errors":["a"]': failure('it has "errors" "a"'),
    '"errors":[]': whole,
    '"errors":{}': whole,
    '"errors":{"a": 1}': failure('it has "errors"'),
    '"error":"none"': whole,
    '"error":" No error "': whole,
    '"error":"nonexistent"': failure('it has "error" "nonexistent"'),
    '"error":"is 0"': failure('it has "error" "is 0"'),
    '"error":""': whole,
    '"error":0': whole,
    '"error":1': failure('it has "error"'),
    '"error":null': whole,
    '"error":false': whole,
    '"fault":"x"': failure('it has "fault" "x"'),
    '"exception":{"message": "Bad"}': failure('it has "exception" "Bad"'),
    '"exception":{"code": 5}': failure('it has "exception"'),
    '"errors":[{"detail": "Bad"}]': failure('it has "errors" "Bad"'),
    '"errors":[5]': failure('it has "errors"'),
    [`"errorMessage":"${"y".repeat(80)}"`]: failure(`it has "errorMessage" "${"y".repeat(80)}"`),
    [`"errorMessage":"${"y".repeat(81)}"`]: failure(`it has "errorMessage" "${"y".repeat(79)}…"`),
    '"success":false': failure('"success" is false'),
    '"success":"false"': failure('"success" is false'),
    '"ok":false': failure('"ok" is false'),
    '"ok":true': whole,
    '"success":0': whole,
    '"succeeded":"no"': whole,
    '"status":"error"': failure('its status is "error"'),
    '"status":"Failed"': failure('its status is "Failed"'),
    '"status":"failing"': whole,
    '"status":"no error"': whole,
    '"status":"Forbidden"': failure('its status is "Forbidden"'),
    '"status":400': failure('its "status" is 400'),
    '"status":399': whole,
    '"status":599': failure('its "status" is 599'),
    '"status":600': whole,
    '"statusCode":"404"': failure('its "statusCode" is 404'),
    '"code":"4040"': whole,
    '"code":"x404"': whole,
    '"httpStatus":500': failure('its "httpStatus" is 500'),
    '"httpCode":500': failure('its "httpCode" is 500'),
    '"zipCode":404': whole,
    '"codes":404': whole,
    '"status":"404"': failure('its "status" is 404'),
  },
  besideList,
);

hearing(
  "an empty list beside a message",
  {
    '"message":"Nope"': says("Nope"),
    '"detail":"Nope"': says("Nope"),
    '"title":"Nope"': says("Nope"),
    '"reason":"Nope"': says("Nope"),
    '"msg":"Nope"': says("Nope"),
    '"message":" "': empty,
    '"message":"ok"': empty,
    '"message":" Success!"': empty,
    '"message":"Successfully read"': empty,
    '"message":"3 records found"': "says that there are 3 records, but contains none.",
    '"message":"record found"': empty,
    '"message":"okay then"': says("okay then"),
    '"message":"Not ok"': says("Not ok"),
    '"message":5': empty,
    [`"message":"${"y".repeat(81)}"`]: says(`${"y".repeat(79)}…`),
    '"other":"Nope"': empty,
  },
  (text) => `{"items":[],${text}}`,
);

hearing("a record with a message", {
  '{"message": "Nope", "id": 1, "name": "A"}':
    'contains no list of companies, only an object with the keys "message", "id", "name" (asioImport.existing.listPath can say where it is).',
  '{"message": "ok", "id": 1, "name": "A"}': "A",
});
