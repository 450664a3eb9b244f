import type { ExportFormat } from "../schema/file-layout";

/** Positions of what tells the lines of an answer apart, in a layout with several lines an answer. */
export type LongColumns = { id: number; question: number; answer: number; drop: readonly number[] };

const known: Partial<Record<ExportFormat, Record<"id" | "question" | "answer" | "drop", readonly string[]>>> = {
  "salesforce-long": {
    id: ["surveytakerid"],
    question: ["surveyquestionquestiontitle"],
    answer: ["response"],
    drop: ["questiontype", "surveyquestionchoices"],
  },
  long: {
    id: [
      "responseid", "respondentid", "answerid", "submissionid", "surveyresponseid", "sessionid", "respondent",
      "antwortid", "teilnehmerid", "befragtenid", "fragebogenid", "teilnehmer", "antwortnummer", "antwortnr",
      "idreponse", "iddelareponse", "iddereponse", "numerodelareponse", "numerodereponse", "numeroreponse",
      "idrepondant", "iddurepondant", "repondant", "idrespuesta", "id", "numero", "nummer", "nr",
    ],
    question: [
      "question", "questiontitle", "questiontext", "questionname", "frage", "fragetext", "fragentext", "fragetitel",
      "intituledelaquestion", "intitulequestion", "libelledelaquestion", "textedelaquestion", "pregunta", "vraag",
    ],
    answer: ["answer", "response", "value", "answertext", "answervalue", "antwort", "antworttext", "respuesta", "reponse", "antwoord"],
    drop: ["questiontype", "questionid", "answertype", "choices", "frageid", "fragenid", "fragetyp", "fragentyp", "iddelaquestion", "typedequestion"],
  },
}; // prettier-ignore

/** Where they stand by the headings (`names`, compared by `nameOf`); undefined where one is missing. */
export function longColumns(format: ExportFormat, names: readonly string[]): LongColumns | undefined {
  const wanted = known[format];
  if (!wanted) return undefined;
  const place = (list: readonly string[]) =>
    names.findIndex((name) => name === list.find((option) => names.includes(option)));
  const [id, question, answer] = [place(wanted.id), place(wanted.question), place(wanted.answer)];
  if (id === -1 || question === -1 || answer === -1) return undefined;
  return { id, question, answer, drop: names.flatMap((name, i) => (wanted.drop.includes(name) ? [i] : [])) };
}
