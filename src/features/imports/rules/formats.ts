import type { ImportRole } from "../schema";
import type { ExportFormat, RowFilter } from "../schema/file-layout";

/** The first records of a file. */
export type Head = readonly (readonly string[])[];

/** What is known about a tool's export, from its help pages and real files. Names are compared by `nameOf`. */
type FormatKnowledge = {
  /** Columns that hold a role, best first. */
  roles: Partial<Record<ImportRole, readonly string[]>>;
  filters: readonly { column: string; code: RowFilter["code"]; values: readonly string[] }[];
  /** Columns that are never a score, rating or comment. */
  ignore?: readonly string[];
};

const no = ["false", "0", "no", "nein", "falsch", "non", "faux", "nee", "onwaar", "falso"];
// Qualtrics response types, as code and as label.
const previews = [
  "1", "2", "9", "17", "survey preview", "survey test", "survey preview spam", "offline survey preview",
  "umfragevorschau", "umfragetest", "apercu de l'enquete", "aperçu de l'enquête", "vista previa de la encuesta",
]; // prettier-ignore
const otherQuestions = ["csat", "ces", "5-star", "five star", "stars", "smileys", "thumbs", "enps", "pmf"];
const spam = ["8", "12", "40", "spam", "possible spam", "imported spam"];

const qualtrics: FormatKnowledge = {
  roles: {
    id: ["responseid", "recordid", "antwortid"],
    date: ["recordeddate", "erfassungsdatum", "enddate", "enddatum", "startdate"],
    email: ["recipientemail", "emailaddress"],
    customer: ["externalreference", "externaldatareference"],
  },
  filters: [
    { column: "status", code: "preview", values: previews },
    { column: "status", code: "spam", values: spam },
    { column: "responsetype", code: "preview", values: previews },
    { column: "responsetype", code: "spam", values: spam },
    { column: "antworttyp", code: "preview", values: previews },
    { column: "finished", code: "unfinished", values: no },
    { column: "beendet", code: "unfinished", values: no },
  ],
  ignore: ["progress", "durationinseconds", "status", "finished", "locationlatitude", "locationlongitude", "locationaccuracy"],
}; // prettier-ignore

/** What SurveyMonkey calls the first column of an export. */
export const surveyMonkeyIds: readonly string[] = [
  "respondentid", "befragtenid", "idderbefragten", "iddurepondant", "idrepondant", "idderepondant",
]; // prettier-ignore
const surveyMonkeyDates = [
  "enddate", "enddatum", "datedefin", "datecreated", "startdate", "startdatum", "anfangsdatum", "datededebut",
]; // prettier-ignore
const partial = [
  "incomplete", "partial", "disqualified",
  "unvollständig", "teilweise", "disqualifiziert", "incomplet", "incomplète", "partiel", "partielle", "disqualifié", "disqualifiée",
]; // prettier-ignore

/** What LimeSurvey calls its own columns, in English, German and French. */
export const limeSurveyNames = {
  submitted: ["datesubmitted", "submitdate", "datumabgeschickt", "datedesoumission"],
  lastPage: ["lastpage", "letzteseite", "dernierepage"],
  others: [
    "startlanguage", "seed", "datestarted", "datelastaction",
    "startsprache", "zufallsstartwert", "datumgestartet", "datumletzteaktivitat",
    "languededepart", "graine", "datedelancement", "datededebut", "datedeladerniereaction",
  ],
} as const; // prettier-ignore

export const knowledge: Readonly<Record<ExportFormat, FormatKnowledge>> = {
  qualtrics,
  "qualtrics-legacy": qualtrics,
  surveymonkey: {
    roles: {
      id: surveyMonkeyIds,
      date: surveyMonkeyDates,
      email: ["emailaddress", "emailadresse", "adressemail", "adresseemail"],
      customer: ["customdata1", "benutzerdefiniertedaten1", "donneespersonnalisees1"],
    },
    filters: ["responsestatus", "antwortstatus", "statutdelareponse"].map((column) => {
      return { column, code: "unfinished", values: partial };
    }),
    ignore: ["collectorid", "ipaddress", "ipadresse", "idducollecteur", "idcollecteur", "adresseip"],
  },
  survicate: {
    roles: { id: ["responseuuid"], date: ["datetimeutc"], email: ["email"], customer: ["respondentuuid"] },
    filters: [],
    ignore: ["device", "platform", "page"],
  },
  "google-forms": {
    roles: { date: ["timestamp", "zeitstempel", "horodateur", "marcatemporal", "tijdstempel"] },
    filters: [],
  },
  typeform: {
    roles: { id: ["#", "token"], date: ["submitdateutc"], customer: ["customerid"] },
    filters: [
      { column: "responsetype", code: "unfinished", values: ["partial", "started"] },
      { column: "submitdateutc", code: "unfinished", values: [""] },
    ],
    ignore: ["networkid", "startdateutc", "stagedateutc", "ending", "tags"],
  },
  formbricks: {
    roles: { id: ["responseid"], date: ["timestamp"], customer: ["userid"] },
    filters: [{ column: "finished", code: "unfinished", values: no }],
    ignore: ["no", "surveyid", "formbricksidinternal", "tags", "url", "source"],
  },
  limesurvey: {
    roles: { id: ["responseid", "antwortid", "iddelareponse", "id"], date: limeSurveyNames.submitted },
    filters: limeSurveyNames.submitted.map((column) => ({ column, code: "unfinished", values: [""] })),
    ignore: [...limeSurveyNames.lastPage, ...limeSurveyNames.others],
  },
  medallia: {
    roles: {
      id: ["requestid"],
      date: ["responsereceivedat"],
      csat: ["starrating"],
      channel: ["channel"],
      email: ["requestsentto"],
    },
    filters: [],
    ignore: ["employeeemail", "employeecustomid", "extinteractionid"],
  },
  "salesforce-long": {
    roles: { id: ["surveytakerid"], date: ["surveytakercreateddate"] },
    filters: [],
    ignore: ["surveytakersurveyresponse"],
  },
  delighted: {
    roles: {
      id: ["responseid", "id"],
      date: ["createdat", "respondedat", "responsedate"],
      email: ["email", "personemail"],
      customer: ["person", "personid"],
    },
    // One export may mix questions; the 0–10 question is "nps".
    filters: [{ column: "surveytype", code: "other-question", values: otherQuestions }],
    ignore: ["permalink", "updatedat", "surveytype"],
  },
  long: { roles: {}, filters: [] },
  plain: { roles: {}, filters: [] },
};
