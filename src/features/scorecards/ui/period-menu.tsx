import { paths } from "@/paths";
import { formatPeriod } from "@/ui/dates";
import { LinkMenu } from "@/ui/primitives/link-menu";

const PERIODS = ["last-month", "last-quarter", "this-quarter", "last-12m"];
const USUAL = "last-month";

/** Scorecards are read by whole months. */
export function PeriodMenu({ current, rest }: { current: string; rest: Record<string, string | undefined> }) {
  const periods = PERIODS.includes(current) ? PERIODS : [current, ...PERIODS];
  return (
    <LinkMenu
      name="Period"
      label={formatPeriod(current)}
      items={periods.map((period) => ({
        href: paths.scorecards({ ...rest, period: period === USUAL ? undefined : period }),
        label: formatPeriod(period),
        isCurrent: period === current,
      }))}
    />
  );
}
