import { paths } from "@/paths";
import { Button, ButtonLink } from "@/ui/primitives/button";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";
import type { AskedTrail } from "../schema";

const kindWords = (kind: string) => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

/** Filters as a plain form: they stand in the address and work without JavaScript. */
export function TrailFilters({ asked, kinds }: { asked: AskedTrail; kinds: readonly string[] }) {
  return (
    <form
      action={paths.audit()}
      className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto_auto_auto] print:hidden"
    >
      <SelectField
        name="action"
        label="What"
        defaultValue={asked.action ?? ""}
        options={[
          { value: "", label: "Everything" },
          ...kinds.map((kind) => ({ value: `${kind}.`, label: kindWords(kind) })),
        ]}
      />
      <TextField name="who" label="Who" defaultValue={asked.who} maxLength={100} autoComplete="off" />
      <TextField
        name="object"
        label="Object"
        defaultValue={asked.object}
        maxLength={100}
        autoComplete="off"
      />
      <TextField name="from" label="From" type="date" defaultValue={asked.from} />
      <TextField name="to" label="To" type="date" defaultValue={asked.to} />
      <div className="flex gap-2">
        <Button type="submit">Show</Button>
        <ButtonLink variant="quiet" href={paths.audit()}>
          Clear
        </ButtonLink>
      </div>
    </form>
  );
}
