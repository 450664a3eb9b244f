import { RadioGroup } from "@/ui/primitives/choice-field";
import { Notice } from "@/ui/primitives/notice";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";
import type { ImportStatus, InspectReport } from "../schema";

/** What the file does not say, each with the means to answer it. */
export function OpenQuestions({ status, report }: { status: ImportStatus; report: InspectReport }) {
  const { needs } = report;
  const layout = needs.find(({ role }) => role === "layout");
  const order = needs.find(({ role, flag }) => role === "date" && flag?.startsWith("--date-order"));
  // Names are asked one by one below.
  const isBelow = (role: string) => report.names.some((name) => name.role === role && name.becomes === null);
  const asked = needs.filter((need) => need !== layout && need !== order && !isBelow(need.role));
  return (
    <>
      {asked.map(({ question }) => (
        <Notice key={question} tone="risk">
          {question}
        </Notice>
      ))}
      <SheetField sheet={report.sheet} />
      {layout ? (
        <RadioGroup boxed name="wide" legend={layout.question} options={layout.options ?? []} />
      ) : null}
      {order ? (
        <RadioGroup
          boxed
          name="dateOrder"
          legend={order.question}
          hint="Three of the file’s own dates, read both ways. We ask instead of guessing."
          options={(order.options ?? []).map(({ value, label }) => ({
            value,
            label: value === "day-first" ? "The day comes first" : "The month comes first",
            hint: label,
          }))}
          defaultValue={status.choices.dateOrder}
        />
      ) : (
        <Kept name="dateOrder" value={status.choices.dateOrder} />
      )}
      <DayField status={status} isAsked={asked.some(({ role }) => role === "date")} />
    </>
  );
}

function DayField({ status: { choices }, isAsked }: { status: ImportStatus; isAsked: boolean }) {
  if (!isAsked && choices.fixedDate === undefined) return null;
  const label = isAsked ? "Day of all answers" : "Day of answers without a date";
  return (
    <TextField
      name="fixedDate"
      type="date"
      label={label}
      defaultValue={choices.fixedDate}
      className="max-w-56"
    />
  );
}

/** An answer given before stays given. */
function Kept({ name, value }: { name: string; value: string | undefined }) {
  return value === undefined ? null : <input type="hidden" name={name} value={value} />;
}

function SheetField({ sheet }: Pick<InspectReport, "sheet">) {
  if (!sheet || sheet.others.length === 0) return null;
  const options = [sheet.name, ...sheet.others].map((name) => ({ value: name, label: name }));
  return (
    <SelectField
      name="sheet"
      label="Sheet of the Excel file"
      options={options}
      defaultValue={sheet.name}
      className="max-w-80"
    />
  );
}
