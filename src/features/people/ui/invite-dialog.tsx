"use client";
import { useMutation } from "@tanstack/react-query";
import { useState, type ChangeEvent, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { useProof } from "@/features/account/ui/proof-dialog";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { Notice } from "@/ui/primitives/notice";
import { SelectField } from "@/ui/primitives/select-field";
import { TextArea } from "@/ui/primitives/text-field";
import { addressesIn } from "../rules/addresses";
import { InvitePeople, type Invited, type PeoplePage } from "../schema";
import { LinksToPassOn } from "./links-to-pass-on";
import { grantIn, roleChoices } from "./role-choices";
import { useAfterChange } from "./use-people";

/** Several people at once, typed, pasted or from a CSV file. Each gets a link of their own. */
export function InviteDialog({ page, onClose }: { page: PeoplePage; onClose: () => void }) {
  const api = useApi();
  const after = useAfterChange();
  const { onError, dialog } = useProof();
  const [text, setText] = useState("");
  const [errors, setErrors] = useState<{ message: string; fieldId?: string }[]>([]);
  const [result, setResult] = useState<Invited>();
  const invite = useMutation(
    api.people.invite.mutationOptions({ onSuccess: setResult, onSettled: after.onSettled }),
  );
  const { people, unread } = addressesIn(text);

  function send(input: InvitePeople) {
    invite.mutate(input, {
      onError: (error) =>
        error.data?.code === "PRECONDITION_FAILED"
          ? onError(() => send(input))(error)
          : setErrors([{ message: error.message }]),
    });
  }
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const role = new FormData(event.currentTarget).get("inviteRole");
    const grant = typeof role === "string" ? grantIn(role) : undefined;
    const input = InvitePeople.safeParse({ people, grant });
    if (input.success) send(input.data);
    else setErrors(input.error.issues.slice(0, 3).map(errorOfIssue));
  }
  if (result) return <Outcome result={result} onClose={onClose} />;
  return (
    <Dialog title="Invite people" onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <ErrorSummary errors={errors} />
        {page.isMailSetUp ? null : (
          <Notice>No mail server is set up. You get a link for each person, to pass on yourself.</Notice>
        )}
        <AddressFields text={text} onText={setText} unread={unread} />
        <SelectField
          name="inviteRole"
          label="Their role"
          placeholder="Choose a role"
          options={roleChoices(page.departments)}
        />
        <div>
          <Button type="submit" variant="primary" disabled={invite.isPending}>
            {people.length > 1 ? `Invite ${people.length} people` : "Invite"}
          </Button>
        </div>
      </form>
      {dialog}
    </Dialog>
  );
}

const errorOfIssue = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  path[0] === "grant"
    ? { message: "Choose a role.", fieldId: "inviteRole" }
    : { message, fieldId: "addresses" };

type AddressProps = { text: string; onText: (text: string) => void; unread: readonly string[] };

function AddressFields({ text, onText, unread }: AddressProps) {
  async function readFile(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    if (file && file.size < 1_000_000) onText(await file.text());
  }
  return (
    <>
      <TextArea
        name="addresses"
        label="E-mail addresses"
        hint="One a line, or as you would paste them: Ana Lee <ana@company.com>"
        rows={5}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <label className="text-small">
        Or a CSV file with addresses and names{" "}
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={readFile}
          className="mt-1 block text-small"
        />
      </label>
      {unread.length > 0 ? (
        <Notice tone="risk">
          {unread.length === 1 ? "One line holds" : `${unread.length} lines hold`} no address:{" "}
          {unread.slice(0, 3).join(" · ")}
        </Notice>
      ) : null}
    </>
  );
}

function Outcome({ result, onClose }: { result: Invited; onClose: () => void }) {
  const { invited, already, isMailed, links } = result;
  return (
    <Dialog title={invited === 1 ? "One person invited" : `${invited} people invited`} onClose={onClose}>
      <div className="grid gap-4">
        {isMailed && invited > 0 ? (
          <p>Mails with a link are on their way. Each link works once, within 72 hours.</p>
        ) : null}
        {already.length > 0 ? (
          <Notice tone="risk">Already here, and left as they were: {already.slice(0, 10).join(", ")}</Notice>
        ) : null}
        <LinksToPassOn links={links} />
        <div>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
