import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { file, fixedAll, fixes, preferred } from "../rules/marked.ts";

const further = "City,State,Zip";

function row(cells: string): string {
  return file(further, `Acme,A1,HQ,S1,${cells}`);
}

/** Rows from the Country on, and the codes that are offered for it. */
const kinds: Readonly<Record<string, readonly (readonly [cells: string, ...offered: string[]])[]>> = {
  "an abbreviation with a full stop, which is a country's code": [
    ["Va.,Richmond,,23220", "US", "VA"],
    ["Ga.,Macon,,", "US", "GA"],
    ["Md.,Laurel,,", "US", "MD"],
    ["Mo.,Joplin,,", "US", "MO"],
    ["Ca.,Fresno,,", "US", "CA"],
    ["N.C.,Cary,,", "US", "NC"],
    ["S.D.,Pierre,,", "US", "SD"],
    ["Ala.,Mobile,,", "US", "AX"],
    ["Ind.,Gary,,", "US", "IN"],
    ["Col.,Aspen,,", "US", "CO"],
    ["PA.,York,,", "US", "PA"],
    ["N.L.,Gander,,", "CA", "NL"],
    ["Sk.,Regina,,", "CA", "SK"],
    ["P.E.,Souris,,", "CA", "PE"],
    ["YT.,Mayo,,", "CA", "YT"],
  ],
  "an abbreviation with one capital letter": [
    ["Pa,York,,", "PA", "US"],
    ["Il,Chicago,US,", "US", "IL"],
    ["De,Dover,,", "DE", "US"],
    ["Tn,Selmer,,", "TN", "US"],
    ["Az,Yuma,,", "AZ", "US"],
    ["Ky,Berea,,", "KY", "US"],
    ["Ar,Conway,,", "AR", "US"],
    ["Ind,Gary,,", "IN", "US"],
    ["Nl,Gander,,", "NL", "CA"],
    ["Nu,Iqaluit,,", "NU", "CA"],
  ],
  "a code or name beside a State of the United States or Canada": [
    ["Mex,Albuquerque,NM,", "MX", "US"],
    ["de,Wilmington,DE,", "DE", "US"],
    ["il,Chicago,Illinois,", "IL", "US"],
    ["ca,Fresno,CA,", "CA", "US"],
    ["col,Aspen,CO,", "CO", "US"],
    ["ga,Macon,Ga.,", "GA", "US"],
    ["uk,Lexington,KY,", "GB", "US"],
    ["nl,Gander,Newfoundland,", "NL", "CA"],
    ["pe,Souris,PE,", "PE", "CA"],
    ["Jersey,Newark,NJ,", "JE", "US"],
    ["peru,Montreal,QC,", "PE", "CA"],
    ["usa,Toronto,ON,M5V 2T6", "US", "CA"],
    ["us,Vancouver,BC,", "US", "CA"],
    ["U.S.A.,Montreal,Quebec,", "US", "CA"],
    ["United States,Halifax,N.S.,", "US", "CA"],
    ["840,Calgary,Alta.,", "US", "CA"],
  ],
  "a code beside a State that names another country": [
    ["il,Chicago,US,", "IL", "US"],
    ["ga,Macon,usa,", "GA", "US"],
    ["pa,York,United States,", "PA", "US"],
    ["ca,Fresno,U.S.,", "CA", "US"],
    ["sk,Regina,Canada,", "SK", "CA"],
  ],
  "a code beside a Zip of the state": [
    ["ga,Atlanta,,30303", "GA", "US"],
    ["de,Wilmington,,19801", "DE", "US"],
    ["il,Chicago,,60601-1234", "IL", "US"],
    ["ca,Fresno,,93650", "CA", "US"],
    ["va,Richmond,,23220", "VA", "US"],
    ["mn,Duluth,,55802", "MN", "US"],
    ["la,Houma,,70360", "LA", "US"],
    ["tn,Memphis,,38103", "TN", "US"],
    ["ma,Boston,,02110", "MA", "US"],
    ["ma,Boston,,2110", "MA", "US"],
    ["md,Laurel,,20707", "MD", "US"],
    ["ma,Salem,,1970-1234", "MA", "US"],
    ["nl,Gander,,A1V 1A1", "NL", "CA"],
    ["sk,Regina,,S4P 3Y2", "SK", "CA"],
  ],
};

describe("only suggests a country for a state's abbreviation as the Country", () => {
  for (const [kind, rows] of Object.entries(kinds)) {
    it(kind, () => {
      for (const [cells, ...offered] of rows) {
        const text = row(cells);
        assert.equal(fixedAll(text), text, cells);
        assert.deepEqual(preferred(text), [], cells);
        const [, ...others] = cells.split(",");
        const codes = fixes(text, "country-code").slice(0, offered.length);
        assert.deepEqual(
          codes.map(([, safety, after]) => [safety, after]),
          offered.map((code) => ["suggested", row([code, ...others].join())]),
          cells,
        );
      }
    });
  }

  it("and suggests filling in an empty State", () => {
    assert.deepEqual(fixes(row("Va.,Richmond,,23220"), "country-code"), [
      ['Replace "Va." with "US" (United States of America)', "suggested", row("US,Richmond,,23220")],
      ['Replace "Va." with "VA" (Holy See (Vatican City State))', "suggested", row("VA,Richmond,,23220")],
      ['Replace "Va." with "US", and write "VA" (Virginia) in State', "suggested", row("US,Richmond,VA,23220")],
    ]);
  });
});

describe("fixes a country code if nothing in the row indicates a state", () => {
  for (const [cells, right] of [
    ["de,Berlin,,10115", "DE,Berlin,,10115"],
    ["de,Mainz,RP,55116", "DE,Mainz,RP,55116"],
    ["us,Fresno,CA,93650", "US,Fresno,CA,93650"],
    ["ca,Toronto,ON,M5H 2N2", "CA,Toronto,ON,M5H 2N2"],
    ["ca,Toronto,,", "CA,Toronto,,"],
    ["UK,Leeds,,LS1 4DY", "GB,Leeds,,LS1 4DY"],
    ["U.S.A.,Fresno,,", "US,Fresno,,"],
    ["USA,Gary,IN,", "US,Gary,IN,"],
    ["u.s.,Gary,,46402", "US,Gary,,46402"],
    ["Usa,Fresno,,", "US,Fresno,,"],
    ["Gb,Leeds,,", "GB,Leeds,,"],
    ["Deu,Berlin,,", "DE,Berlin,,"],
    ["(DE),Berlin,,", "DE,Berlin,,"],
    ["br,Salvador,BA,", "BR,Salvador,BA,"],
    ["il,Haifa,,3100001", "IL,Haifa,,3100001"],
    ["ma,Rabat,,10000", "MA,Rabat,,10000"],
    ["P.R.,Ponce,,00716", "PR,Ponce,,00716"],
  ] as const) {
    it(cells, () => assert.equal(fixedAll(row(cells)), row(right)));
  }
});

describe("reads a code that is also a state's as a country's", () => {
  it("in capital letters in a row that names no place", () => {
    for (const [typed, code] of [
      ["DE.", "DE"],
      ["D.E.", "DE"],
      ["C.A.", "CA"],
      ["IN.", "IN"],
      ["I.L.", "IL"],
      ["PA.", "PA"],
      ["(CO.)", "CO"],
      ["A.R.", "AR"],
      ["'MA.'", "MA"],
      ["GA.", "GA"],
    ] as const) {
      assert.equal(fixedAll(file("", `Acme,A1,HQ,S1,${typed}`)), file("", `Acme,A1,HQ,S1,${code}`), typed);
      assert.equal(fixedAll(row(`${typed},,,`)), row(`${code},,,`), typed);
    }
    const phone = (text: string) => file("Phone Country", `Acme,A1,HQ,S1,US,${text}`);
    assert.equal(fixedAll(phone("DE.")), phone("DE"));
  });

  it("with a State of that country", () => {
    for (const [typed, code] of [
      ["De,Berlin,BE,", "DE"],
      ["DE.,Munich,BY,80331", "DE"],
      ["Ca,Toronto,ON,", "CA"],
      ["C.A.,Toronto,ON,M5V 2T6", "CA"],
      ["In,Pune,MH,411001", "IN"],
      ["IN.,Pune,MH,", "IN"],
    ] as const) {
      const [, ...others] = typed.split(",");
      assert.equal(fixedAll(row(typed)), row([code, ...others].join()), typed);
    }
  });

  it("but not with a place in the state, or without a clear sign", () => {
    for (const cells of [
      "De,Dover,,19901",
      "DE.,Dover,,19901",
      "D.E.,Dover,DE,",
      "Ca,Fresno,,93650",
      "C.A.,Fresno,CA,",
      "De,,,",
    ]) {
      assert.equal(fixedAll(row(cells)), row(cells), cells);
    }
  });
});
