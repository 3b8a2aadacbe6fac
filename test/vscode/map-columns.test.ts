import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { commands, type QuickPick, type QuickPickItem, type Uri, window, workspace } from "vscode";
import { workbook } from "../kinds/workbooks.ts";
import { csv, eventually, leaveAsFound, open, place, read, type, write } from "./editor.ts";

const templateHeader =
  "Company Name,Company ID,Site Name,Site ID,Country,Address Name,Address Line 1,Address Line 2,City,State,Zip,Email,Email Type,Phone Country,Phone Number,Phone Number Type,Social Media,Social Media Type";

const accounts = csv("Account Name;Account Number;Billing Country;Notes", "Bolt;BOLT;GB;x", "Acme;ACME;US;");

const { createQuickPick, showInputBox, showInformationMessage, showWarningMessage } = window;

const memory = ".vscode/asio-mappings.json";

/** The messages that the extension has shown in a test. */
let messages: string[] = [];

/** The list that the extension currently shows. */
let shown: QuickPick<QuickPickItem> | undefined;

/** Waits for the list with this title. */
async function list(title: string): Promise<QuickPick<QuickPickItem>> {
  await eventually(() => assert.equal(shown?.title, title));
  assert.ok(shown);
  return shown;
}

/** The texts of the entries in a list, without their icons. */
function lines({ items }: QuickPick<QuickPickItem>): string[] {
  return items.map(({ label, description, detail }) =>
    [label.replace(/^\$\([\w-]+\) /, ""), description, detail].filter(Boolean).join(" | "),
  );
}

/** Waits for the list with this title, selects the entry that starts with `start`, and presses Enter. */
async function choose(title: string, start: string): Promise<void> {
  const asked = await list(title);
  const line = asked.items.find(({ label }) => label.replace(/^\$\([\w-]+\) /, "").startsWith(start));
  assert.ok(line, `${title} has a line ${start}`);
  asked.activeItems = [line];
  // An extension's changes to a list are sent with a short delay.
  await wait(20);
  await eventually(async () => {
    if (shown === asked) await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    assert.notEqual(shown, asked);
  });
}

const title = "Map columns to the template";

describe("asioImport.mapColumns", () => {
  beforeEach(() => {
    messages = [];
    Object.assign(window, {
      showInformationMessage: async (message: string) => void messages.push(message),
      showWarningMessage: async (message: string) => void messages.push(message),
      createQuickPick() {
        const made = createQuickPick();
        made.onDidHide(() => {
          if (shown === made) shown = undefined;
        });
        shown = made;
        return made;
      },
    });
  });
  afterEach(async () => {
    Object.assign(window, { createQuickPick, showInputBox, showInformationMessage, showWarningMessage });
    await workspace.fs.delete(place(memory)).then(undefined, () => {});
    await leaveAsFound();
  });

  it("proposes a mapping, lets the user change it, and opens the unsaved result to the side", async () => {
    const source = await open("accounts.csv", accounts);
    await type("Bolt", "Bell");
    const running = commands.executeCommand<Uri>("asioImport.mapColumns");
    assert.deepEqual(lines(await list(title)).slice(0, 10), [
      "Create file | with the columns below | 1 source column not used: Notes",
      "Make what is missing | Site Name and Site ID",
      "Add columns from another file… | such as the companies of these sites",
      "Columns of the new file",
      "Company Name: Account Name | its words mean the same | Bell; Acme",
      "Company ID: Account Number | its words mean the same | BOLT; ACME",
      "Site Name: not mapped | required; can be made from the company and the city",
      "Site ID: not mapped | required; can be made from the company and the site",
      "Country: Billing Country | its words mean the same | GB; US",
      "Address Name: not mapped",
    ]);
    await choose(title, "Site Name");
    assert.deepEqual(lines(await list("Choose what fills Site Name")), [
      "Nothing | leave it empty",
      "Make from the company and the city | Bell → Main",
      "A fixed value…",
      "Source columns",
      "Account Name | fills Company Name | Bell; Acme",
      "Account Number | fills Company ID | BOLT; ACME",
      "Billing Country | fills Country | GB; US",
      "Notes | x",
    ]);
    await choose("Choose what fills Site Name", "Account Name");
    await choose(title, "Company ID");
    await choose("Choose what fills Company ID", "Nothing");
    const changed = await list(title);
    assert.deepEqual(lines(changed).slice(5, 7), [
      "Company ID: not mapped | required; can be made from the company",
      "Site Name: Account Name | Bell; Acme",
    ]);
    assert.equal(changed.activeItems[0]?.label, "Company ID: not mapped");
    await choose(title, "Create file");
    const uri = await running;
    assert.equal(uri.toString(), place("accounts.asio.csv").with({ scheme: "untitled" }).toString());
    const { document, viewColumn } = window.activeTextEditor ?? {};
    assert.equal(document?.uri.toString(), uri.toString());
    assert.equal(viewColumn, 2);
    assert.equal(document.languageId, "asio-csv");
    const blanks = ",".repeat(13);
    assert.equal(document.getText(), csv(templateHeader, `Bell,,Bell,,GB${blanks}`, `Acme,,Acme,,US${blanks}`));
    assert.equal(source.getText(), accounts.replace("Bolt", "Bell"));
  });

  it("makes what is missing, and fills the rest with a fixed value", async () => {
    const lacking = csv("Client,Postcode,Owner", "Larkspur Dental,EC1A 1BB,Kim", "Bolt,,", "Total,1,");
    await open("psa-export.csv", lacking);
    const running = commands.executeCommand<Uri>("asioImport.mapColumns");
    const [leftOut, unused] = ['Left out 1 row that is no company: "Total, 1".', "1 source column not used: Owner"];
    assert.equal(lines(await list(title))[0], `Create file | with the columns below | ${leftOut}; ${unused}`);
    assert.deepEqual(lines(await list(title)).slice(-3), ["Not in the new file", leftOut, unused]);
    assert.equal((await list(title)).activeItems[0]?.label, "Create file");
    await choose(title, "Make what is missing");
    await choose(title, "Country");
    Object.assign(window, { showInputBox: async () => " US " });
    await choose("Choose what fills Country", "A fixed value…");
    assert.deepEqual(lines(await list(title)).slice(0, 8), [
      `Create file | with the columns below, and remember them for this header row | ${leftOut}; ${unused}`,
      "Add columns from another file… | such as the companies of these sites",
      "Columns of the new file",
      "Company Name: Client | another name for it | Larkspur Dental; Bolt",
      "Company ID: made from the company | Larkspur Dental → LARKSPURDENTAL; Bolt → BOLT",
      "Site Name: made from the company and the city | Larkspur Dental → Main",
      "Site ID: made from the company and the site | Main → LARKSPURDENTALMAIN; Main → BOLTMAIN",
      'Country: made from state, ZIP and phone, then "US" | EC1A 1BB → GB',
    ]);
    await choose(title, "Create file");
    await running;
    const { document } = window.activeTextEditor ?? {};
    assert.equal(window.tabGroups.activeTabGroup.activeTab?.label, "psa-export.asio.csv");
    assert.equal(
      document?.getText(),
      csv(
        templateHeader,
        "Larkspur Dental,LARKSPURDENTAL,Main,LARKSPURDENTALMAIN,GB,,,,,,EC1A 1BB,,,,,,,",
        `Bolt,BOLT,Main,BOLTMAIN,US${",".repeat(13)}`,
      ),
    );
    assert.deepEqual(messages, [
      "Mapped 2 rows. Made: Company ID in 2 rows, Site Name in 2 rows, Site ID in 2 rows, Country in 1 row. " +
        "Filled in: Country in 1 row. Not used: Owner. " +
        'Left out 1 row that is no company: "Total, 1". Remembered for this header row in .vscode/asio-mappings.json.',
    ]);
  });

  it("goes back from a list and from the box for a fixed value without loss", async () => {
    const file = await write("accounts.csv", accounts);
    const running = commands.executeCommand<Uri | undefined>("asioImport.mapColumns", file, [file]);
    await choose(title, "Make what is missing");
    await choose(title, "Site ID");
    Object.assign(window, { showInputBox: async () => undefined });
    await choose("Choose what fills Site ID", "A fixed value…");
    await list("Choose what fills Site ID");
    await commands.executeCommand("workbench.action.closeQuickOpen");
    await choose(title, "Company ID");
    assert.deepEqual(lines(await list("Choose what fills Company ID")).slice(0, 3), [
      "Nothing | leave it empty",
      "Make from the company | for its empty cells | nothing to make in the first rows",
      "A fixed value… | for its empty cells",
    ]);
    await commands.executeCommand("workbench.action.closeQuickOpen");
    const kept = lines(await list(title))[6];
    assert.equal(kept, "Site ID: made from the company and the site | Main → BOLTMAIN; Main → ACMEMAIN");
    await commands.executeCommand("workbench.action.closeQuickOpen");
    assert.equal(await running, undefined);
  });

  it("adds the columns of another file, by a key that it proposes and the user can change", async () => {
    await write(
      "customers.csv",
      csv(
        "customerId,customerName,phone",
        "101,Larkspur Dental,503-555-0101",
        "102,Bolt,503-555-0102",
        "103,Quillon Legal,503-555-0103",
      ),
    );
    const sites = csv(
      "siteId,siteName,parentId,phone",
      "7,Main,101,503-555-0111",
      "8,West,101,503-555-0112",
      "9,Main,102,503-555-0113",
      "6,Old,9,503-555-0114",
    );
    await open("sites.csv", sites);
    const running = commands.executeCommand<Uri>("asioImport.mapColumns");
    const add = "Add columns from another file…";
    assert.ok(lines(await list(title)).includes(`${add} | such as the companies of these sites`));
    await choose(title, "Country");
    Object.assign(window, { showInputBox: async () => "US" });
    await choose("Choose what fills Country", "A fixed value…");
    await choose(title, add);
    await list("Add columns to those of sites.csv");
    await commands.executeCommand("workbench.action.closeQuickOpen");
    await choose(title, add);
    await choose("Add columns to those of sites.csv", "customers.csv");
    const keys = "Key of sites.csv and customers.csv";
    assert.deepEqual(lines(await list(keys)), [
      "parentId = customerId | 2 of 3 different values of parentId are in customerId | " +
        "7, Main ↔ 101, Larkspur Dental; 8, West ↔ 101, Larkspur Dental; 9, Main ↔ 102, Bolt",
      "Other columns… | choose a column of each file",
    ]);
    await choose(keys, "Other columns…");
    await choose("Key column of sites.csv", "siteId");
    await choose("Column of customers.csv with the values of siteId", "customerName");
    const other = await list(title);
    assert.ok(
      lines(other).includes(
        '4 of 4 rows found no partner in customers.csv: row 2 ("7"), row 3 ("8"), row 4 ("9") and row 5 ("6").',
      ),
    );
    await choose(title, "customers.csv joined by siteId = customerName");
    await choose(keys, "parentId = customerId");
    const joined = lines(await list(title));
    assert.deepEqual(joined.slice(1, 9), [
      "Make what is missing | Site Name",
      "customers.csv joined by parentId = customerId | change or remove",
      "Columns of the new file",
      "Company Name: customerName | its words mean the same; from customers.csv | Larkspur Dental; Bolt",
      "Company ID: parentId | its words mean the same | 101; 102",
      "Site Name: siteName | same name | Main; West",
      "Site ID: siteId | same name | 7; 8",
      'Country: "US"',
    ]);
    assert.deepEqual(joined.slice(joined.indexOf("Not in the new file")), [
      "Not in the new file",
      '1 of 4 rows found no partner in customers.csv: row 5 ("9").',
      '1 row of customers.csv had no site, and came below the others: row 4 ("Quillon Legal").',
      "2 source columns not used: customerId, phone (customers.csv)",
    ]);
    await choose(title, "Create file");
    await running;
    const blanks = (phone: string) => `,US${",".repeat(10)}${phone},,,`;
    assert.equal(
      window.activeTextEditor?.document.getText(),
      csv(
        templateHeader,
        `Larkspur Dental,101,Main,7${blanks("503-555-0111")}`,
        `Larkspur Dental,101,West,8${blanks("503-555-0112")}`,
        `Bolt,102,Main,9${blanks("503-555-0113")}`,
        `,9,Old,6${blanks("503-555-0114")}`,
        `Quillon Legal,103,,${blanks("503-555-0103")}`,
      ),
    );
  });

  it("makes what a column of the list leaves empty, and what can be made from that", async () => {
    await open("sites.csv", csv("Client,Client ID,Site,Site ID,Country", "Larkspur,LARK,West,W1,US", "Bolt,BOLT,,,US"));
    const running = commands.executeCommand<Uri>("asioImport.mapColumns");
    assert.equal(lines(await list(title))[1], "Make what is missing | Site Name");
    await choose(title, "Make what is missing");
    assert.deepEqual(lines(await list(title)).slice(1, 7), [
      "Add columns from another file… | such as the companies of these sites",
      "Columns of the new file",
      "Company Name: Client | another name for it | Larkspur; Bolt",
      "Company ID: Client ID | another name for it | LARK; BOLT",
      "Site Name: Site, then made from the company and the city | another name for it | West; Bolt → Main",
      "Site ID: Site ID, then made from the company and the site | same name | W1; Main → BOLTMAIN",
    ]);
    await choose(title, "Create file");
    await running;
    const blanks = ",".repeat(13);
    assert.equal(
      window.activeTextEditor?.document.getText(),
      csv(templateHeader, `Larkspur,LARK,West,W1,US${blanks}`, `Bolt,BOLT,Main,BOLTMAIN,US${blanks}`),
    );
  });

  it("makes the parts of an address together, and leaves them out together", async () => {
    const address = '"12 Harbor Street, Portland, OR 97201"';
    await open("sites.csv", csv("Client,Client ID,Site,Site ID,Country,Address", `Lark,LARK,West,W1,US,${address}`));
    const running = commands.executeCommand<Uri>("asioImport.mapColumns");
    const parts = async () => lines(await list(title)).filter((line) => /^(?:City|State|Zip): /.test(line));
    await choose(title, "City");
    await choose("Choose what fills City", "Make from the address");
    assert.deepEqual(await parts(), [
      `City: made from the address | ${address.slice(1, -1)} → Portland`,
      `State: made from the address | ${address.slice(1, -1)} → OR`,
      `Zip: made from the address | ${address.slice(1, -1)} → 97201`,
    ]);
    await choose(title, "State");
    await choose("Choose what fills State", "Nothing");
    assert.deepEqual(
      await parts(),
      ["City", "State", "Zip"].map((part) => `${part}: not mapped | can be made from the address`),
    );
    await choose(title, "Create file");
    await running;
    assert.match(window.activeTextEditor?.document.getText() ?? "", /,US,,"12 Harbor Street, Portland, OR 97201",/);
  });

  it("maps a sheet of a workbook, joined with another sheet, from the explorer's menu", async () => {
    const book = await write(
      "clients.xlsx",
      workbook(
        {
          name: "Companies",
          content: [
            ["No", "Client", "Country"],
            [1007, "Larkspur Dental", "US"],
            [1008, "Bolt", "GB"],
          ],
        },
        { name: "Notes", content: [] },
        {
          name: "Sites & more",
          content: [
            ["Company No", "Site Name", "Site ID"],
            [1008, "West; Leeds", "W1"],
            [1007, "Main", "M1"],
          ],
        },
      ),
    );
    const running = commands.executeCommand<Uri>("asioImport.mapColumns", book, [book]);
    assert.deepEqual(lines(await list("Sheet of clients.xlsx")), [
      "Companies | No; Client; Country",
      "Sites & more | Company No; Site Name; Site ID",
    ]);
    assert.equal(shown?.activeItems[0]?.label, "Companies");
    await choose("Sheet of clients.xlsx", "Sites & more");
    await choose(title, "Add columns from another file…");
    await choose("Add columns to those of [clients.xlsx]Sites & more", "clients.xlsx");
    const keys = "Key of [clients.xlsx]Sites & more and [clients.xlsx]Companies";
    await choose(keys, "Company No = No");
    assert.ok(
      lines(await list(title)).some((line) => line.startsWith("[clients.xlsx]Companies joined by Company No = No")),
    );
    await choose(title, "Create file");
    const made = await running;
    assert.equal(made.toString(), place("clients.asio.csv").with({ scheme: "untitled" }).toString());
    assert.equal(
      window.activeTextEditor?.document.getText(),
      csv(
        templateHeader,
        `Bolt,1008,West; Leeds,W1,GB${",".repeat(13)}`,
        `Larkspur Dental,1007,Main,M1,US${",".repeat(13)}`,
      ),
    );
  });

  it("asks for no sheet where only one has rows, and says why a workbook cannot be read", async () => {
    const book = await write(
      "one.xlsx",
      workbook({ name: "E", content: [] }, { name: "S", content: [["Client"], ["Bolt"]] }),
    );
    const running = commands.executeCommand<Uri>("asioImport.mapColumns", book, [book]);
    await choose(title, "Create file");
    assert.equal((await running).path, place("one.asio.csv").path);
    const cut = await write("cut.xlsx", workbook({ name: "S", content: [["Client"]] }).subarray(0, 100));
    assert.equal(await commands.executeCommand("asioImport.mapColumns", cut), undefined);
  });

  describe("remembers", () => {
    const map = (name: string) => {
      const file = place(name);
      return commands.executeCommand<Uri>("asioImport.mapColumns", file, [file]);
    };
    const create = "Create file | with the columns below";
    const forHeaderRow = ", and remember them for this header row";

    it("a mapping for its header row, until it is changed or forgotten", async () => {
      await write("accounts.csv", csv("Client,Ref,$(flame) x", "Bolt,BOLT,a"));
      let running = map("accounts.csv");
      await choose(title, "Site Name");
      await choose("Choose what fills Site Name", "$\u2060(flame) x");
      await choose(title, "Country");
      Object.assign(window, { showInputBox: async () => "US" });
      await choose("Choose what fills Country", "A fixed value…");
      assert.equal(lines(await list(title))[0], create + forHeaderRow);
      await choose(title, "Create file");
      await running;
      const kept = {
        headers: ["Client", "Ref", "$(flame) x"],
        columns: { "Company Name": "Client", "Company ID": "Ref", "Site Name": "$(flame) x" },
        derived: [],
        constants: { Country: "US" },
      };
      assert.equal(await read(memory), `${JSON.stringify([kept], null, 2)}\n`);

      await write("next.csv", csv("ref,$(flame) X,client", "ACME,Main,Acme"));
      running = map("next.csv");
      const found = lines(await list(title));
      assert.equal(found[0], create);
      assert.deepEqual(found.slice(2, 10), [
        "Add columns from another file… | such as the companies of these sites",
        `Forget this mapping | remembered in ${memory}`,
        "Remembered for this header row",
        "Company Name: client | Acme",
        "Company ID: ref | ACME",
        "Site Name: $\u2060(flame) X | Main",
        "Site ID: not mapped | required; can be made from the company and the site",
        'Country: "US"',
      ]);
      await choose(title, "Company ID");
      await choose("Choose what fills Company ID", "Nothing");
      assert.equal(
        lines(await list(title))[0]?.split(" | ")[1],
        "with the columns below, and remember them for this header row",
      );
      await choose(title, "Create file");
      await running;
      const [changed] = JSON.parse(await read(memory));
      assert.deepEqual(changed.columns, { "Company Name": "client", "Site Name": "$(flame) X" });

      running = map("accounts.csv");
      await choose(title, "Forget this mapping");
      const proposed = lines(await list(title));
      assert.equal(proposed[3], "Columns of the new file");
      assert.equal(proposed[5], "Company ID: Ref | the ID of each company | BOLT");
      assert.equal(await read(memory), "[]\n");
      await commands.executeCommand("workbench.action.closeQuickOpen");
      await running;
    });

    it("nothing where its file was changed meanwhile, or is none", async () => {
      await write("accounts.csv", accounts);
      let running = map("accounts.csv");
      await choose(title, "Make what is missing");
      await list(title);
      await write(memory, "[]");
      const failures: string[] = [];
      const { showErrorMessage } = window;
      Object.assign(window, { showErrorMessage: async (message: string) => void failures.push(message) });
      await choose(title, "Create file");
      await running;
      Object.assign(window, { showErrorMessage });
      assert.deepEqual(failures, [`${memory} was changed in the meantime, so it is not replaced.`]);
      assert.equal(await read(memory), "[]");

      await write(memory, '{"mappings": []}');
      messages = [];
      running = map("accounts.csv");
      await choose(title, "Make what is missing");
      assert.ok(lines(await list(title))[0]?.startsWith(`${create} | `));
      await choose(title, "Create file");
      await running;
      assert.deepEqual(messages.slice(0, 1), [
        `${memory} cannot be read as a list of mappings: it must be a list in square brackets. Mappings are not remembered meanwhile.`,
      ]);
      assert.equal(await read(memory), '{"mappings": []}');
    });
  });

  it("gives the new file a name that no other file has", async () => {
    await write("accounts.asio.csv", accounts);
    const file = await write("accounts.csv", accounts);
    const running = commands.executeCommand<Uri>("asioImport.mapColumns", file, [file]);
    await choose(title, "Create file");
    assert.equal((await running).toString(), place("accounts2.asio.csv").with({ scheme: "untitled" }).toString());
  });

  it("uses the file from the explorer menu, and creates no file if the user cancels", async () => {
    const file = await write("accounts.csv", accounts);
    const running = commands.executeCommand<Uri | undefined>("asioImport.mapColumns", file, [file]);
    await choose(title, "Zip");
    await list("Choose what fills Zip");
    await commands.executeCommand("workbench.action.closeQuickOpen");
    await list(title);
    await commands.executeCommand("workbench.action.closeQuickOpen");
    assert.equal(await running, undefined);
    assert.equal(window.activeTextEditor, undefined);
  });

  it("does nothing for a missing file", async () => {
    assert.equal(await commands.executeCommand("asioImport.mapColumns", place("nowhere.csv")), undefined);
  });
});
