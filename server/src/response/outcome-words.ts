import { foldAccents } from "../document/fold.ts";
import { remember } from "../template/nearest.ts";

/**
 * What a cell of a response file says of its row.
 *
 * - `none`: nothing
 * - `created`, `failed`, `yes`, `no`: just that, of what its header asks
 * - `finished`: that the work on it came to its end, mostly a good one
 * - `handled`: that somebody has worked on it
 * - `exists`: that its company was there before
 * - `doubtful`: that something was wrong, which may have hindered it or not; or two things that contradict each other
 * - `unknown`: no word that is known here
 */
export type Said =
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

/** What a word means; `not` turns the next one round, and a word that is `beside` the point changes nothing. */
type Meaning = Exclude<Said, "none" | "unknown"> | "not" | "beside";

/**
 * Words without accents, in English, German, French, Spanish, Dutch, Italian, Portuguese, Swedish, Danish and Norwegian.
 * Those that may mean that a row is yet to come or was passed over (pending, skipped, duplicate) are known to nobody.
 */
const meanings: ReadonlyMap<string, Meaning> = new Map(
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
    beside: `a an the all new this it its by in to on of for from and with was were is has have had been be yet did does
      company companies site sites record records row rows line entry entries item items account client clients customer
      import importing create creating creation add adding insert upload status result validation
      warning warnings issue issues problem problems
      wurde wurden der die das den mit firma unternehmen standort datensatz zeile es ist und
      a ete la le les l avec entreprise societe site ligne est et
      ha sido fue el los con empresa registro fila sitio y se
      is werd het de met bedrijf rij vestiging en
      stato stata con azienda foi com`,
  } satisfies Record<Meaning, string>)
    .flatMap(([meaning, words]) =>
      // What stands twice has the first meaning.
      words.split(/\s+/).map((word) => [word, meaning as Meaning] as const),
    )
    .reverse(),
);

/** What is left of a meaning behind a `not`. */
const turned: Readonly<Record<Exclude<Meaning, "yes" | "no" | "not" | "beside">, Said>> = {
  created: "failed",
  finished: "failed",
  handled: "failed",
  failed: "created",
  exists: "unknown",
  doubtful: "unknown",
};

/** The status codes of HTTP that an import is answered with, as a cell begins. */
const ofHttp: ReadonlyMap<string, "created" | "failed"> = new Map([
  ...["200", "201"].map((code) => [code, "created"] as const),
  ...["400", "401", "403", "409", "412", "413", "415", "422", "429", "500", "502", "503", "504"].map(
    (code) => [code, "failed"] as const,
  ),
]);

/** Signs alone, or a word for no value. */
const nothing =
  /^[\s\p{P}\p{Sm}\p{Sk}]*(?:none|null|nil|n[./\\ ]?a|nan|undefined|empty|blank|not applicable)?[\s\p{P}\p{Sm}\p{Sk}]*$/iu;

/** So much of a text is read, in UTF-16 units: what goes on longer may begin with what went wrong, but says more. */
const longest = 200;

const memory = new Map<string, Said>();

/** What a cell of a response file says of its row, in any of the languages that are known. */
export function saidBy(text: string): Said {
  const said = remember(memory, text.slice(0, longest), () => read(text.slice(0, longest)));
  return text.length <= longest || said === "failed" ? said : "unknown";
}

function read(text: string): Said {
  if (nothing.test(text)) return "none";
  // `CREATE_FAILED`, `NotCreated`
  const spaced = text.normalize("NFKC").replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ");
  return saidByWords(
    foldAccents(spaced)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+|[✓✔✅☑✗✘❌✖]/gu) ?? [],
  );
}

function saidByWords(words: readonly string[]): Said {
  const [first = ""] = words;
  const only = words.length === 1 ? meanings.get(first) : undefined;
  if (only === "yes" || (words.length === 1 && first === "1")) return "yes";
  if (only === "no" || only === "not") return "no";
  const said = new Set<Said>();
  let isTurned = false;
  let isClear = true;
  for (const [index, word] of words.entries()) {
    const meaning = meanings.get(word) ?? (index === 0 ? ofHttp.get(word) : undefined);
    if (meaning === "not") isTurned = true;
    else if (meaning === undefined) isClear &&= /^\p{N}+$/u.test(word);
    else if (meaning !== "beside") {
      const plain = meaning === "yes" ? "created" : meaning === "no" ? "failed" : meaning;
      said.add(isTurned ? turned[plain] : plain);
      isTurned = false;
    }
  }
  if (said.has("doubtful")) return "doubtful";
  const isGood = said.has("created") || said.has("finished") || said.has("handled");
  if (said.has("failed")) return isGood ? "doubtful" : "failed";
  if (said.has("exists")) return "exists";
  if (!isClear || isTurned || said.has("unknown")) return "unknown";
  if (said.size === 0) return words.some((word) => word.startsWith("warn")) ? "doubtful" : "unknown";
  return said.has("created") ? "created" : said.has("finished") ? "finished" : "handled";
}
