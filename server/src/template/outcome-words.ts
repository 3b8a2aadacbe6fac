import { foldAccents } from "../document/fold.ts";
import { remember } from "../remember.ts";

/**
 * What a cell of a response file says about its row.
 *
 * - `none`: nothing
 * - `created`, `failed`: the row was created, or was not
 * - `yes`, `no`: an answer to the question in the header
 * - `finished`: processing ended, usually well
 * - `handled`: the row was processed
 * - `exists`: the company existed before
 * - `doubtful`: something was wrong that may have prevented creation, or the words contradict each other
 * - `unknown`: no known word
 */
export type CellMeaning =
  | "none"
  | "created"
  | "failed"
  | "yes"
  | "no"
  | "finished"
  | "handled"
  | "exists"
  | "doubtful"
  | "unknown";

/** What a word means. `not` negates the next word, and a `filler` changes nothing. */
type WordMeaning = Exclude<CellMeaning, "none" | "unknown"> | "not" | "filler";

/**
 * Words without accents, in English, German, French, Spanish, Dutch, Italian, Portuguese, Swedish, Danish and
 * Norwegian. Words that leave open whether a row was created (pending, skipped, duplicate) are omitted deliberately.
 */
const meanings: ReadonlyMap<string, WordMeaning> = new Map(
  Object.entries({
    created: `created imported added inserted success successes successful successfully succeeded succeed ok okay passed
      pass provisioned onboarded registered uploaded ✓ ✔ ✅ ☑
      erstellt angelegt importiert hinzugefugt hinzugefuegt erfolg erfolgreich gelungen eingefugt
      cree creee crees creees importe importee importes importees ajoute ajoutee reussi reussie reussite succes
      creado creada creados creadas importado importada agregado agregada anadido anadida exito exitoso exitosa
      exitosamente correcto correctamente
      aangemaakt gemaakt geimporteerd toegevoegd geslaagd gelukt goedgekeurd
      creato creata importato importata aggiunto aggiunta riuscito riuscita successo
      criado criada adicionado adicionada sucesso
      skapad skapat skapades importerad importerat tillagd lyckades lyckad oprettet importeret tilfojet lykkedes
      opprettet importert vellykket`,
    finished: `complete completed completes done finished
      fertig abgeschlossen erledigt beendet vollstandig
      termine terminee complet complete acheve achevee fait
      completado completada terminado terminada finalizado finalizada hecho
      voltooid afgerond klaar gereed
      completato completata terminato fatto concluido concluida feito
      klar slutford fardig faerdig fuldfort fullfort ferdig`,
    handled:
      "processed verarbeitet bearbeitet traite traitee procesado procesada verwerkt elaborato processado behandlad",
    exists: `exists exist existed existing already updated unchanged
      existiert vorhanden bereits aktualisiert existe existant deja existente ya actualizado
      bestaat bestaand bijgewerkt esiste esistente aggiornato atualizado finns findes`,
    failed: `failed fail fails failure failures error errors errored erroneous invalid rejected refused denied unsuccessful
      unsuccessfully aborted exception fatal unprocessed ✗ ✘ ❌ ✖
      fehlgeschlagen fehler fehlerhaft gescheitert abgelehnt zuruckgewiesen ungultig misserfolg abgebrochen
      echec echoue echouee erreur erreurs rejete rejetee refuse refusee invalide
      error errores erroneo fallo fallido fallida rechazado rechazada invalido invalida
      mislukt fout fouten afgewezen geweigerd ongeldig afgekeurd
      fallito fallita errore errori rifiutato rifiutata
      falha falhou erro erros rejeitado
      misslyckades misslyckad fel mislykkedes mislykket fejl feil`,
    doubtful: "partial partially teilweise partiellement parcialmente gedeeltelijk",
    yes: "yes y true t ja wahr oui vrai si verdadero waar vero sim verdadeiro sant sand",
    no: "n false f nein falsch faux nee onwaar nej falskt",
    not: `not no non without zero 0 nothing none
      nicht kein keine keiner ohne pas aucun aucune sans sin ningun ninguno ninguna niet geen zonder
      nessun nessuno nessuna senza nao sem nenhum nenhuma nem inte ingen inga utan ikke uden uten`,
    filler: `a an the all new this it its by in to on of for from and with was were is has have had been be yet did does
      company companies site sites record records row rows line entry entries item items account client clients customer
      import importing create creating creation add adding insert upload status result validation
      warning warnings issue issues problem problems
      wurde wurden der die das den mit firma unternehmen standort datensatz zeile es ist und
      a ete la le les l avec entreprise societe site ligne est et
      ha sido fue el los con empresa registro fila sitio y se
      is werd het de met bedrijf rij vestiging en
      stato stata con azienda foi com`,
  } satisfies Record<WordMeaning, string>)
    .flatMap(([meaning, words]) =>
      // If a word occurs twice, the first meaning counts.
      words.split(/\s+/).map((word) => [word, meaning as WordMeaning] as const),
    )
    .reverse(),
);

/** What a meaning becomes after `not`. */
const negated: Readonly<Record<Exclude<WordMeaning, "yes" | "no" | "not" | "filler">, CellMeaning>> = {
  created: "failed",
  finished: "failed",
  handled: "failed",
  failed: "created",
  exists: "unknown",
  doubtful: "unknown",
};

/** HTTP status codes, which count at the beginning of a cell. */
const httpStatuses: ReadonlyMap<string, "created" | "failed"> = new Map([
  ...["200", "201"].map((code) => [code, "created"] as const),
  ...["400", "401", "403", "409", "412", "413", "415", "422", "429", "500", "502", "503", "504"].map(
    (code) => [code, "failed"] as const,
  ),
]);

/** Only punctuation, or a word for no value. */
const nothing =
  /^[\s\p{P}\p{Sm}\p{Sk}]*(?:none|null|nil|n[./\\ ]?a|nan|undefined|empty|blank|not applicable)?[\s\p{P}\p{Sm}\p{Sk}]*$/iu;

/** UTF-16 units of a text that are read. A longer text can still say `failed`, but nothing else. */
const longest = 200;

const cache = new Map<string, CellMeaning>();

/** What a cell of a response file says about its row, in any of the known languages. */
export function meaningOfCell(text: string): CellMeaning {
  const meaning = remember(cache, text.slice(0, longest), () => meaningOfText(text.slice(0, longest)));
  return text.length <= longest || meaning === "failed" ? meaning : "unknown";
}

function meaningOfText(text: string): CellMeaning {
  return nothing.test(text) ? "none" : meaningOfWords(wordsOf(text));
}

function wordsOf(text: string): string[] {
  // `CREATE_FAILED`, `NotCreated`
  const spaced = text.normalize("NFKC").replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ");
  return (
    foldAccents(spaced)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+|[✓✔✅☑✗✘❌✖]/gu) ?? []
  );
}

/** Words by which a reason for failure tells that something exists, and of what. */
const existence =
  /^(?:exists?|existed|existing|existiert|existe|existant|existente|vorhanden|bestaat|bestaand|esiste|finns|findes|finnes)$/;
const repetition = /^(?:duplicate[ds]?|duplikat|doppelt|doublon|duplicad[oa]|duplicato|dubbel|dubblett)$/;
const companyWord =
  /^(?:compan(?:y|ies)|clients?|customers?|accounts?|firma|unternehmen|kunde|entreprise|societe|empresa|bedrijf|klant|azienda|foretag|virksomhed)$/;
const otherThing =
  /^(?:sites?|locations?|address|contacts?|emails?|phone|standort|adresse|sitio|sede|vestiging|locatie|adres|plats)$/;
/** Words for `not` that follow the verb. */
const notBehind = /^(?:nicht|pas|niet|inte|ikke)$/;

/** Whether a reason for failure says that the company exists: `Company already exists`, `Duplicate company`. It must name it. */
export function saysCompanyExists(text: string): boolean {
  const words = wordsOf(text);
  let isNegated = false;
  return words.some((word, index) => {
    const isRepetition = repetition.test(word);
    if (isRepetition || existence.test(word)) {
      if (!isNegated && !notBehind.test(words[index + 1] ?? "") && isOfCompany(words, index, isRepetition)) return true;
      isNegated = false;
      return false;
    }
    const meaning = meanings.get(word);
    isNegated = meaning === "not" || (isNegated && (meaning === undefined || meaning === "filler"));
    return false;
  });
}

/** Whether a word that tells of existence is about the company: `site of this company already exists` is not. */
function isOfCompany(words: readonly string[], index: number, isBefore: boolean): boolean {
  const isThing = (word: string) => companyWord.test(word) || otherThing.test(word);
  const [before, after] = [words.slice(0, index).findLast(isThing), words.slice(index + 1).find(isThing)];
  return companyWord.test((isBefore ? (after ?? before) : (before ?? after)) ?? "");
}

function meaningOfWords(words: readonly string[]): CellMeaning {
  const [first = ""] = words;
  const only = words.length === 1 ? meanings.get(first) : undefined;
  if (only === "yes" || (words.length === 1 && first === "1")) return "yes";
  if (only === "no" || only === "not") return "no";
  const found = new Set<CellMeaning>();
  let isNegated = false;
  let isClear = true;
  for (const [index, word] of words.entries()) {
    const meaning = meanings.get(word) ?? (index === 0 ? httpStatuses.get(word) : undefined);
    if (meaning === "not") isNegated = true;
    else if (meaning === undefined) isClear &&= /^\p{N}+$/u.test(word);
    else if (meaning !== "filler") {
      const plain = meaning === "yes" ? "created" : meaning === "no" ? "failed" : meaning;
      found.add(isNegated ? negated[plain] : plain);
      isNegated = false;
    }
  }
  if (found.has("doubtful")) return "doubtful";
  const isGood = found.has("created") || found.has("finished") || found.has("handled");
  if (found.has("failed")) return isGood ? "doubtful" : "failed";
  if (found.has("exists")) return "exists";
  if (!isClear || isNegated || found.has("unknown")) return "unknown";
  if (found.size === 0) return words.some((word) => word.startsWith("warn")) ? "doubtful" : "unknown";
  return found.has("created") ? "created" : found.has("finished") ? "finished" : "handled";
}
