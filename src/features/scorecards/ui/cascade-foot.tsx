import { addsUp, metricByKey } from "@/domain/metrics";
import { formatRange } from "@/ui/dates";
import { formatPercent, formatTenths, formatWhole } from "@/ui/format";
import { judgedMeasures, type Cascade, type TargetsPage } from "../schema";

/** Do the departments' targets reach the organisation's? Scores and shares by everybody's answers, the rest as a sum. */
export function CascadeFoot({ from, to, parts }: NonNullable<TargetsPage["cascade"]>) {
  return (
    <tfoot>
      <tr className="border-t-2">
        <th scope="row" className="py-2 pr-2 text-left align-top font-medium">
          Departments’ targets together
          <span className="block text-label font-normal text-subtle">
            by the answers of {formatRange({ from, to })}
          </span>
        </th>
        {judgedMeasures.map((metric) => (
          <td key={metric} className="px-2 py-2 align-top text-body tabular-nums">
            <Mixed part={parts.find((part) => part.metric === metric)} />
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function Mixed({ part }: { part: Cascade | undefined }) {
  if (part?.mix === undefined) return <span className="text-subtle">–</span>;
  const { mix, target, targeted, metric } = part;
  return (
    <>
      <span className="font-medium">{isTenths(metric) ? tenths(mix) : formatWhole(mix)}</span>
      <span className="block text-label font-normal text-subtle">
        {target === undefined ? "no target of the whole" : gapWords(part, mix - target)}
        {targeted === undefined || targeted > 0.995 ? null : `; ${formatPercent(100 * targeted)} have one`}
      </span>
    </>
  );
}

const isTenths = (metric: Cascade["metric"]) => !addsUp(metric);
const tenths = (value: number) => formatTenths(value).replace("+", "");

/** "1.6 short of 30", "reaches 30". */
function gapWords({ metric, target = 0 }: Cascade, gap: number): string {
  const short = metricByKey[metric].goodDirection === "higher" ? -gap : gap;
  const size = isTenths(metric) ? tenths(short) : formatWhole(short);
  return Math.round(short * 10) > 0
    ? `${size} short of ${formatWhole(target)}`
    : `reach ${formatWhole(target)}`;
}
