import {
  Building2,
  Globe,
  Handshake,
  Mail,
  MailOpen,
  MessageCircle,
  Phone,
  Smartphone,
  Waypoints,
  type LucideIcon,
} from "lucide-react";
import type { MapStage } from "../schema";

/** Icons of channels by their usual names; any other gets the same one, and its word tells. */
const icons: Record<string, LucideIcon> = {
  app: Smartphone,
  website: Globe,
  web: Globe,
  chat: MessageCircle,
  phone: Phone,
  "e-mail": Mail,
  letter: MailOpen,
  branch: Building2,
  broker: Handshake,
};

/** The channels of a stage, those of most touchpoints first, in words with an icon. */
export function ChannelsCell({ stage }: { stage: MapStage }) {
  const counts = new Map<string, number>();
  for (const { channels } of stage.touchpoints)
    for (const name of channels) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  if (names.length === 0) return <p className="text-subtle">–</p>;
  return (
    <ul className="flex flex-wrap gap-x-2.5 gap-y-0.5">
      {names.map((name) => {
        const Icon = icons[name.toLowerCase()] ?? Waypoints;
        return (
          <li key={name} className="inline-flex items-center gap-1 whitespace-nowrap">
            <Icon aria-hidden className="size-3.5 text-subtle" strokeWidth={1.75} />
            {name}
          </li>
        );
      })}
    </ul>
  );
}
