import { paths } from "@/paths";
import { LinkMenu } from "@/ui/primitives/link-menu";
import { buttonLook } from "@/ui/primitives/button-look";
import type { JourneyMap } from "../schema";
import type { MapUrl } from "./map-url";

type MapToolsProps = {
  map: JourneyMap;
  url: MapUrl;
  rows: readonly { key: string; label: string }[];
  hrefOf: (change: Partial<MapUrl>) => string;
  hrefOfMap: (slug: string) => string;
  /** The map as a table or a picture, under the same filters. */
  files: readonly { href: string; label: string }[];
  /** Does the reader belong to a department? Then they may look at its stages alone. */
  hasOwn: boolean;
};

/** Which map, which rows, whose stages, and the way to edit it: links only. */
export function MapTools({ map, url, rows, files, hrefOf, hrefOfMap, hasOwn }: MapToolsProps) {
  const toggled = (key: string) =>
    url.hidden.includes(key) ? url.hidden.filter((row) => row !== key) : [...url.hidden, key];
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {map.maps.length > 1 ? (
        <LinkMenu
          name="Map"
          label={map.kind === "to-be" ? "To be" : "As it is"}
          items={map.maps.map(({ slug, name, isDraft }) => ({
            href: isDraft ? paths.journeyEdit(slug) : hrefOfMap(slug),
            label: name,
            note: isDraft ? "Draft" : undefined,
            isCurrent: slug === map.slug,
          }))}
        />
      ) : null}
      <LinkMenu
        name="Rows"
        label={url.hidden.length > 0 ? `Rows (${url.hidden.length} hidden)` : "Rows"}
        items={rows.map(({ key, label }) => ({
          href: hrefOf({ hidden: toggled(key) }),
          label,
          isCurrent: !url.hidden.includes(key),
        }))}
      />
      {hasOwn ? (
        <a
          href={hrefOf({ isMine: !url.isMine })}
          aria-current={url.isMine ? "true" : undefined}
          className={buttonLook()}
        >
          {url.isMine ? "All stages" : "Only my stages"}
        </a>
      ) : null}
      <LinkMenu name="Export" label="Export" items={files} />
      {map.mayEdit ? (
        <span className="ml-auto flex gap-2">
          <a href={paths.newMap()} className={buttonLook({ variant: "quiet" })}>
            New map
          </a>
          <a href={paths.journeyEdit(map.slug)} className={buttonLook()}>
            Edit map
          </a>
        </span>
      ) : null}
    </div>
  );
}
