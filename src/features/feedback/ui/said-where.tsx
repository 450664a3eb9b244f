import { formatDay } from "@/ui/dates";
import type { Comment } from "../schema";

/** At which touchpoint, on which day and through which channel something was said. */
export function SaidWhere({ touchpoint, day, channel }: Pick<Comment, "touchpoint" | "day" | "channel">) {
  return (
    <p className="text-small text-subtle md:text-right">
      {touchpoint ? <span className="font-medium text-muted md:block">{touchpoint}</span> : null}
      {touchpoint ? <span className="md:hidden"> · </span> : null}
      {formatDay(day)}
      {channel ? ` · ${channel}` : ""}
    </p>
  );
}
