import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SourceTable } from "../../../server/src/document/source-table.ts";
import { proposeMapping } from "../../../server/src/mapping/proposal.ts";
import { defaultTemplate } from "../../../server/src/template/template.ts";

/** The proposals, as `target ← source`, of a table with these lines. */
function proposed(...lines: readonly string[]): string[] {
  const proposals = proposeMapping(new SourceTable(lines.join("\n")), defaultTemplate);
  return proposals.map(({ column, source }) => `${column.header} ← ${source.name}`);
}

describe("a header means a column of the template", () => {
  const meanings: Readonly<Record<string, readonly string[]>> = {
    "Company Name": [
      ...["customername", "[required] Organization: Name", "company/name", "Kunde", "Firmenname", "Société"],
      ...["Nom de la société", "Raison sociale", "Empresa", "Razón social", "Bedrijfsnaam", "Klant", "Co./Last Name"],
      "Name (Adressattyp Unternehmen)",
      "tenantName",
    ],
    "Company ID": [
      ...[
        "customerid",
        "Account #",
        "Organization ID (updates only)",
        "Kundennummer",
        "Kd.-Nr.",
        "KdNr",
        "Code client",
      ],
      ...["N° client", "Numéro de client", "Código cliente", "Cliente nº", "Klantnummer", "Debiteurnummer", "CustNo"],
    ],
    "Site Name": ["Main Site Name", "locationName", "Standort", "Filiale", "Agence", "Sede", "Vestiging"],
    "Site ID": ["siteid", "Filialnummer", "Code agence", "Código de la sede", "Vestigingsnummer"],
    Country: [
      ...[
        "country/name",
        "Country of Address",
        "Land",
        "Land/Region",
        "Länderkennzeichen",
        "Pays",
        "Code pays",
        "País",
      ],
      ...["Landcode", "countryCode", "Pays/Région", "País/región", "Land/regio"],
    ],
    "Address Line 1": [
      ...["address1_line1", "Organization - Street/road name of Address", "Addr 1 - Line 1", "Straße", "Str."],
      ...[
        "Strasse und Hausnummer",
        "Straße 1",
        "Adresse",
        "Adresse 1 (facturation)",
        "Dirección",
        "Domicilio",
        "Adres",
      ],
      ...["Straat en huisnummer", "billing_address.street", "Rechnungsadresse Straße", "Adresszeile 1"],
      ...["Anschrift Zeile 1", "Ligne d'adresse 1", "Línea de dirección 1", "Rue et numéro", "Calle y número"],
    ],
    "Address Line 2": [
      "Billing Street2",
      "Adresszusatz",
      "Complément d'adresse",
      "Adres 2",
      "Adresse (suite)",
      "Adresse postale 2",
      "Adresszeile 2",
      "Rechnungsadresse Zeile 2",
    ],
    City: [
      ...["City/town/village/locality of Address", "Ort", "Wohnort", "Stadt", "Ville (facturation)", "Ville"],
      ...[
        "Ciudad",
        "Población",
        "Plaats",
        "Woonplaats",
        "Gemeente",
        "Adresse de facturation - Ville",
        "Straßenanschrift Ort",
      ],
      // With the ZIP code, and maybe the state, in the same cell.
      ...[
        "PLZ Ort",
        "Ort/PLZ",
        "Postleitzahl und Ort",
        "CAP Città",
        "CP Ville",
        "Code postal et ville",
        "CP/Población",
      ],
      ...["Postcode Plaats", "City_State_ZIP", "CityStateZip", "Town and Postcode", "Bill City/State/Zip"],
    ],
    State: [
      ...["stateProv", "stateReference/identifier", "US State", "ST", "Bundesland/Region", "Provincia", "Provincie"],
      ...["État/Région", "Estado/región", "Staat/regio"],
    ],
    Zip: [
      ...["ZipCodeStr", "postal_code/zip_code", "PLZ", "PLZ 1", "Postleitzahl", "Code postal", "CP", "C.P."],
      ...["Código postal", "Cód. postal", "Organization: Zip Code", "Postanschrift PLZ"],
    ],
    Email: [
      ...[
        "contactEmail",
        "Email (Primary Contact)",
        "E-Mail 1",
        "E-mailadres",
        "Courriel",
        "Adresse e-mail",
        "EmailID",
      ],
      ...["Correo electrónico", "E-Mail-Adresse"],
    ],
    "Phone Number": [
      ...["Main #", "telephone1", "Phone (Main)", "Telefon", "Telefon-Nr.", "Rufnummer", "Téléphone fixe"],
      ...["Numéro de téléphone", "Teléfono", "Telefoonnummer", "Tel.", "[required] Phone", "Telefon (Zentrale)"],
    ],
  };
  for (const [target, headers] of Object.entries(meanings)) {
    for (const header of headers) {
      it(`${target}: ${header}`, () => assert.deepEqual(proposed(`${header};x`), [`${target} ← ${header}`]));
    }
  }
});

describe("a header means no column of the template", () => {
  for (const header of [
    ...["Ansprechpartner", "Telefax", "USt-IdNr.", "Lieferantennummer", "Nachname", "Webseite", "Sprache"],
    ...["Prénom (contact)", "N° TVA", "Site internet", "Commercial", "Persona de contacto", "Móvil", "N.I.F."],
    ...["Contactpersoon", "Btw-nummer", "KvK-nummer", "Taal", "Alternate Phone 1", "Telefon 2", "Home City", "État"],
    ...[
      "Parent Company",
      "Address 2: City",
      "Ort 2",
      "PLZ 2",
      "company ".repeat(40),
      `nombre ${"de ".repeat(60)}x`,
      "del".repeat(60),
    ],
  ]) {
    it(header.slice(0, 40), () => {
      const found = proposed(`${header};PLZ;Ort;x`).filter((line) => line.endsWith(header));
      assert.deepEqual(found, []);
    });
  }
});

it("what all headers of a database's table begin with says nothing", () => {
  assert.deepEqual(proposed("CT_Num;CT_Intitule;CT_Ville"), [
    "Company Name ← CT_Intitule",
    "Company ID ← CT_Num",
    "City ← CT_Ville",
  ]);
  assert.deepEqual(proposed("org_name;org_id;org_city"), [
    "Company Name ← org_name",
    "Company ID ← org_id",
    "City ← org_city",
  ]);
});

describe("an address", () => {
  it("is one of several as a whole, not the fuller one by its second lines, and no PO box", () => {
    const headers = "Billing Street,Billing City,Billing State,Ship Street,Ship Street 2,Ship City,Ship State";
    const own = ["Address Line 1 ← Billing Street", "City ← Billing City", "State ← Billing State"];
    assert.deepEqual(
      proposed(headers, "1 Main St,Austin,TX,9 Dock,Unit 2,Dallas,CA", "2 Oak St,Boise,ID,8 Dock,,Reno,IN"),
      own,
    );
    assert.deepEqual(proposed(headers, "PO Box 1,Austin,TX,9 Dock,,Dallas,TX", "PO Box 2,Boise,ID,8 Dock,,Reno,NV"), [
      "Address Line 1 ← Ship Street",
      "City ← Ship City",
      "State ← Ship State",
    ]);
  });

  it("is the first of two whose columns are numbered", () => {
    const rows = ["Weg 1;10115;Berlin;Gasse 2;20095;Hamburg", "Weg 3;50667;Köln;Gasse 4;01067;Dresden"];
    assert.deepEqual(proposed("Straße 1;PLZ 1;Ort 1;Straße 2;PLZ 2;Ort 2", ...rows), [
      "Address Line 1 ← Straße 1",
      "City ← Ort 1",
      "Zip ← PLZ 1",
    ]);
  });

  it("has its city in a later line if no column is called so", () => {
    const rows = ["1 High St,,Leeds,West Yorkshire,LS1 4DY", "2 Low St,,York,,YO1 7HH", "3 Mill Ln,,Hull,,HU1 1AA"];
    assert.deepEqual(proposed("Address 1,Address 2,Address 3,Address 4,Address 5", ...rows), [
      "Address Line 1 ← Address 1",
      "City ← Address 3",
      "Zip ← Address 5",
    ]);
  });

  it("is in the lines after a name", () => {
    const rows = ['Acme,1 Main St,"Austin, TX 78701"', 'Bolt,2 Oak St,"Boise, ID 83702"'];
    assert.deepEqual(proposed("Bill to 1,Bill to 2,Bill to 3", ...rows), [
      "Address Line 1 ← Bill to 2",
      "City ← Bill to 3",
    ]);
  });
});

it("a column of the street is preferred to one of the whole address", () => {
  assert.deepEqual(proposed("Address,Street Name,City", '"1 Main St, Austin",1 Main St,Austin'), [
    "Address Line 1 ← Street Name",
    "City ← City",
  ]);
});

describe("of several columns with one meaning, people mean", () => {
  for (const [what, headers, row, wanted] of [
    ["no mobile phone", "Mobile,Telephone 1", "503-555-0101,503-555-0102", "Phone Number ← Telephone 1"],
    ["no person's phone", "Contact Phone,Main Phone", "503-555-0101,503-555-0102", "Phone Number ← Main Phone"],
    ["no alternate e-mail address", "Alternate Email,Main Email", "a@a.example,b@a.example", "Email ← Main Email"],
    ["the city alone", "PLZ Ort,Ort", "10115 Berlin,Berlin", "City ← Ort"],
    ["the name", "Account,Account Name", "Acme,Acme", "Company Name ← Account Name"],
  ] as const) {
    it(what, () => assert.deepEqual(proposed(headers, row), [wanted]));
  }

  it("a mobile phone or a person's if there is no other", () => {
    assert.deepEqual(proposed("Mobile;x", "503-555-0101;1"), ["Phone Number ← Mobile"]);
    assert.deepEqual(proposed("Alternate Email;Alternate Phone", "a@a.example;503-555-0101"), []);
  });
});

it("some words mean a state though the file names no country, but not if their values are marks", () => {
  assert.deepEqual(proposed("Provincia;x", "Valencia;1", "Madrid;2"), ["State ← Provincia"]);
  assert.deepEqual(proposed("Region;x", "Valencia;1", "Madrid;2"), []);
  assert.deepEqual(proposed("Provincia;x", "x;1", "x;2"), []);
  assert.deepEqual(proposed("State;x", "Active;1", "Inactive;2"), []);
  assert.deepEqual(proposed("State;x", "Active;1", "TX;2"), ["State ← State"]);
});

it("a number of a register is no Company ID beside the program's own", () => {
  assert.deepEqual(proposed("Numéro d'entreprise;ID client;Nom du client"), [
    "Company Name ← Nom du client",
    "Company ID ← ID client",
  ]);
  assert.deepEqual(proposed("Unternehmensnummer;Kunden-ID;Kunde"), ["Company Name ← Kunde", "Company ID ← Kunden-ID"]);
});

it("a country may be told by the letters on cars", () => {
  assert.ok(proposed("Firma;Ort;Land", "Müller;Dresden;D", "Huber;Wien;A").includes("Country ← Land"));
  assert.ok(!proposed("Firma;Ort;Land", "Müller;Dresden;X", "Huber;Wien;J").includes("Country ← Land"));
});
