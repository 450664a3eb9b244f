import { metricByKey, type MetricKey } from "@/domain/metrics";
import type { MethodKey } from "@/domain/methods";
import { paths } from "@/paths";
import { InfoPopover, type InfoPopoverProps } from "@/ui/primitives/info-popover";

type Facts = Pick<InfoPopoverProps, "scope" | "answers" | "dates">;

/** "How is this computed?" beside a measure: definition and formula from the catalogue, the rest on the methods page. */
export function MetricInfo({ metric, ...facts }: Facts & { metric: MetricKey }) {
  const { label, sentence, formula } = metricByKey[metric];
  return <MethodInfo method={metric} subject={label} sentence={sentence} formula={formula} {...facts} />;
}

/** The same beside anything else: what it is in one sentence, and a link to its paragraph. */
export function MethodInfo({ method, ...rest }: Omit<InfoPopoverProps, "moreHref"> & { method: MethodKey }) {
  return <InfoPopover {...rest} moreHref={paths.methods(method)} />;
}
