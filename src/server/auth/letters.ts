import { mailedUrl } from "../mail";
import type { Letter } from "../mail-layout";

/** For whoever forgot their password, or somebody else who typed their address. */
export function resetLetter(token: string): Letter {
  return {
    subject: "Set a new password for Kept",
    paragraphs: [
      "Somebody, probably you, asked to set a new password for this address.",
      "The button below works once, within 30 minutes. Until then your old password stays as it is.",
    ],
    button: { label: "Set a new password", url: mailedUrl(`/reset/${token}`) },
    foot: "You did not ask for this? Then do nothing: nothing has changed.",
  };
}

/** After a change of password or factors: the owner should know, in case it was somebody else. */
export function changedLetter(what: string): Letter {
  return {
    subject: "Your Kept account has changed",
    paragraphs: [`${what} Every other session of yours was ended.`],
    foot: "It was not you? Set a new password at once with “Forgot password” on the sign-in page, and tell your administrator.",
  };
}
