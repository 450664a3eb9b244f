import { paths } from "@/paths";
import { LinkMenu } from "@/ui/primitives/link-menu";
import type { FeedbackAsked } from "../schema";

/** The comments and the themes in view as files, under the same rules as the page. */
export function ExportMenu({ asked }: { asked: FeedbackAsked }) {
  const files = [
    { file: "comments.csv", label: "Comments, CSV" },
    { file: "comments.xlsx", label: "Comments, Excel" },
    { file: "themes.csv", label: "Themes, CSV" },
    { file: "themes.xlsx", label: "Themes, Excel" },
  ];
  const filters = { ...asked, after: undefined, notices: undefined };
  return (
    <LinkMenu
      name="Export"
      label="Export"
      items={files.map(({ file, label }) => ({ href: paths.feedbackFile(file, filters), label }))}
    />
  );
}
