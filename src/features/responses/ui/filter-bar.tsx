import type { CompareWith } from "@/domain/period";
import { formatPeriod } from "@/ui/dates";
import { FilterChips, type FilterChip } from "@/ui/layout/filter-chips";
import { LinkMenu } from "@/ui/primitives/link-menu";
import type { Choice, Choices, View } from "../schema";
import { PrintButton } from "./print-button";
import { queryFor, withoutFilters } from "./url";
import { compareWordsOf } from "./view-words";

type Query = Record<string, string | undefined>;
/** Filters a page offers beside period, comparison, channel, segment and survey. */
type Offer = "persona" | "departments" | "stages" | "touchpoints";
type BarProps = { view: View; choices: Choices; hrefFor: (query: Query) => string };

const PERIODS = ["last-30d", "last-quarter", "this-quarter", "last-12m"];

/** Period, comparison, channel, segment, survey, and what else the page offers: each a list of links, so the page works without JavaScript. */
export function FilterBar({ view, choices, hrefFor, offers = [] }: BarProps & { offers?: readonly Offer[] }) {
  const periods = PERIODS.includes(view.periodKey) ? PERIODS : [view.periodKey, ...PERIODS];
  return (
    <>
      <LinkMenu
        name="Period"
        label={formatPeriod(view.periodKey)}
        items={periods.map((period) => ({
          href: hrefFor(queryFor(view, { period })),
          label: formatPeriod(period),
          isCurrent: period === view.periodKey,
        }))}
      />
      <LinkMenu
        name="Compare"
        label={compareWordsOf[view.compare]}
        items={(Object.keys(compareWordsOf) as CompareWith[]).map((compare) => ({
          href: hrefFor(queryFor(view, { compare })),
          label: compareWordsOf[compare],
          isCurrent: compare === view.compare,
        }))}
      />
      <ListMenu
        name="Channel"
        all="All channels"
        list={choices.channels}
        chosen={view.filters.channels}
        hrefOf={(id) => hrefFor(queryFor(view, { channels: id ? [id] : [], persona: undefined }))}
      />
      <ListMenu
        name="Segment"
        all="All segments"
        list={choices.segments}
        chosen={view.filters.segments}
        hrefOf={(id) => hrefFor(queryFor(view, { segments: id ? [id] : [], persona: undefined }))}
      />
      <ListMenu
        name="Survey"
        all="All surveys"
        list={choices.surveys}
        chosen={view.filters.survey ? [view.filters.survey] : []}
        hrefOf={(id) => hrefFor(queryFor(view, { survey: id }))}
      />
      {offers.includes("persona") ? (
        <ListMenu
          name="Persona"
          all="All personas"
          list={choices.personas}
          chosen={view.filters.persona ? [view.filters.persona] : []}
          hrefOf={(id) => hrefFor(queryFor(view, { persona: id, channels: [], segments: [] }))}
        />
      ) : null}
      {placeFilters
        .filter(({ key }) => offers.includes(key))
        .map(({ key, name, all }) => (
          <ListMenu
            key={key}
            name={name}
            all={all}
            list={choices[key]}
            chosen={view.filters[key]}
            hrefOf={(id) => hrefFor(queryFor(view, { [key]: id ? [id] : [] }))}
          />
        ))}
      <PrintButton />
    </>
  );
}

const placeFilters = [
  { key: "departments", name: "Department", all: "All departments" },
  { key: "stages", name: "Stage", all: "All stages" },
  { key: "touchpoints", name: "Touchpoint", all: "All touchpoints" },
] as const;

type ListMenuProps = {
  name: string;
  all: string;
  list: readonly Choice[];
  chosen: readonly Choice[];
  hrefOf: (id?: number) => string;
};

function ListMenu({ name, all, list, chosen, hrefOf }: ListMenuProps) {
  if (list.length === 0) return null;
  const [only] = chosen;
  const label = chosen.length > 1 ? `${chosen.length} ${name.toLowerCase()}s` : (only?.name ?? all);
  const items = list.map(({ id, name: text }) => ({
    href: hrefOf(id),
    label: text,
    isCurrent: chosen.some((one) => one.id === id),
  }));
  return (
    <LinkMenu
      name={name}
      label={label}
      items={[{ href: hrefOf(), label: all, isCurrent: chosen.length === 0 }, ...items]}
    />
  );
}

/** The filters in force, each removable. */
export function ActiveFilters({ view, hrefFor }: Omit<BarProps, "choices">) {
  const chips = filterChips(view, hrefFor);
  if (chips.length === 0) return null;
  return <FilterChips chips={chips} clearHref={hrefFor(queryFor(view, withoutFilters))} />;
}

/** The filters in force as chips, for a page that has filters of its own beside them. */
export function filterChips(view: View, hrefFor: BarProps["hrefFor"]): FilterChip[] {
  const { survey, channels, segments, persona, classes } = view.filters;
  const without = (list: readonly Choice[], id: number) =>
    list.filter((one) => one.id !== id).map((one) => one.id);
  return [
    ...(survey
      ? [{ label: `Survey: ${survey.name}`, removeHref: hrefFor(queryFor(view, { survey: undefined })) }]
      : []),
    ...channels.map(({ id, name }) => ({
      label: `Channel: ${name}`,
      removeHref: hrefFor(queryFor(view, { channels: without(channels, id) })),
    })),
    ...segments.map(({ id, name }) => ({
      label: `Segment: ${name}`,
      removeHref: hrefFor(queryFor(view, { segments: without(segments, id) })),
    })),
    ...(persona
      ? [{ label: `Persona: ${persona.name}`, removeHref: hrefFor(queryFor(view, { persona: undefined })) }]
      : []),
    ...placeFilters.flatMap(({ key, name: what }) =>
      view.filters[key].map(({ id, name }) => ({
        label: `${what}: ${name}`,
        removeHref: hrefFor(queryFor(view, { [key]: without(view.filters[key], id) })),
      })),
    ),
    ...classes.map((name) => ({
      label: `Class: ${name}`,
      removeHref: hrefFor(queryFor(view, { classes: classes.filter((one) => one !== name) })),
    })),
  ];
}
