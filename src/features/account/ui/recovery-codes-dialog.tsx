"use client";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { showToast } from "@/ui/primitives/toast";

/** Ten codes, shown this once. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const copy = () =>
    void navigator.clipboard
      .writeText(codes.join("\n"))
      .then(() => showToast({ text: "Copied." }))
      .catch(() => showToast({ text: "Your browser does not let pages copy. Select the codes instead." }));
  return (
    <Dialog title="Keep these recovery codes" onClose={onClose}>
      <p className="text-muted">
        For the day the phone is gone: each works once in place of the app. They are shown now and never
        again; earlier ones no longer work.
      </p>
      <ul className="my-4 grid grid-cols-2 gap-x-6 gap-y-1 rounded-control border bg-tint p-4 font-mono select-all">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex gap-2">
        <Button variant="primary" onClick={onClose}>
          I have kept them
        </Button>
        <Button onClick={copy}>Copy</Button>
      </div>
    </Dialog>
  );
}
