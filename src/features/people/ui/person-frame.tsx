"use client";
// Drawn on the server too; as a client component it travels as who is signed in, not as its whole tree a second time.
import * as bookOpen from "lucide-react/icons/book-open";
import * as chartNoAxesColumn from "lucide-react/icons/chart-no-axes-column";
import * as eraser from "lucide-react/icons/eraser";
import * as fileUp from "lucide-react/icons/file-up";
import * as layoutList from "lucide-react/icons/layout-list";
import * as route from "lucide-react/icons/route";
import * as scrollText from "lucide-react/icons/scroll-text";
import * as settings from "lucide-react/icons/settings";
import * as messageSquareQuote from "lucide-react/icons/message-square-quote";
import * as store from "lucide-react/icons/store";
import * as trendingUp from "lucide-react/icons/trending-up";
import * as users from "lucide-react/icons/users";
import type { ReactNode } from "react";
import { can, type Actor, type Grant } from "@/access/can";
import { paths } from "@/paths";
import type { NavItem, NavSection } from "@/ui/layout/navigation";
import { PageFrame } from "@/ui/layout/page-frame";
import { SignOutForm } from "@/ui/layout/sign-out-form";
import { roleWords } from "../rules/roles";
import { leanIcon } from "@/ui/charts/lean-icon";

const BookOpen = leanIcon(bookOpen);
const ChartNoAxesColumn = leanIcon(chartNoAxesColumn);
const Eraser = leanIcon(eraser);
const FileUp = leanIcon(fileUp);
const LayoutList = leanIcon(layoutList);
const Route = leanIcon(route);
const ScrollText = leanIcon(scrollText);
const Settings = leanIcon(settings);
const MessageSquareQuote = leanIcon(messageSquareQuote);
const Store = leanIcon(store);
const TrendingUp = leanIcon(trendingUp);
const Users = leanIcon(users);

type Person = Actor & {
  name: string;
  departments: readonly { id: number; slug: string; name: string }[];
  organisation: { name: string };
};

/** The page frame for one person: only the links they may open. */
export function PersonFrame({
  viewer,
  token,
  children,
}: {
  viewer: Person;
  token: string;
  children: ReactNode;
}) {
  return (
    <PageFrame
      organisation={viewer.organisation.name}
      sections={sectionsFor(viewer)}
      person={{
        name: viewer.name,
        accountHref: paths.account(),
        roleWords: viewer.grants.map((grant) => grantWords(grant, viewer)).join(", ") || "No role",
      }}
      signOut={<SignOutForm action={paths.signOut()} fields={{ token }} />}
    >
      {children}
    </PageFrame>
  );
}

function sectionsFor(viewer: Person): NavSection[] {
  const may = (isAllowed: boolean, item: NavItem) => (isAllowed ? [item] : []);
  const see = [
    ...may(can(viewer, "score:read"), {
      href: paths.overview(),
      label: "Overview",
      icon: ChartNoAxesColumn,
      isOnPhone: true,
    }),
    ...may(can(viewer, "score:read"), { href: paths.trends(), label: "Trends", icon: TrendingUp }),
    ...may(can(viewer, "journey:read"), {
      href: paths.journey(),
      label: "Journey",
      icon: Route,
      isOnPhone: true,
    }),
    ...viewer.departments.map((one) => ({
      href: paths.department(one.slug),
      label: one.name,
      icon: Store,
      isOnPhone: true,
    })),
  ];
  const scorecards = may(can(viewer, "scorecard:read"), {
    href: paths.scorecards(),
    label: "Scorecards",
    icon: LayoutList,
    isOnPhone: true,
  });
  const act = may(can(viewer, "plan:read"), { href: paths.plans(), label: "Plans", icon: ScrollText });
  const listen = may(can(viewer, "comment:read"), {
    href: paths.feedback(),
    label: "Feedback",
    icon: MessageSquareQuote,
    isOnPhone: true,
  });
  const collect = may(can(viewer, "import:create"), {
    href: paths.imports(),
    label: "Imports",
    icon: FileUp,
    isOnPhone: true,
  });
  const manage = [
    ...may(can(viewer, "people:read"), {
      href: paths.people(),
      label: "People",
      icon: Users,
      isOnPhone: true,
    }),
    ...may(can(viewer, "customer:correct"), {
      href: paths.corrections(),
      label: "Corrections",
      icon: Eraser,
    }),
    ...may(can(viewer, "audit:read"), { href: paths.audit(), label: "Audit trail", icon: ScrollText }),
    ...may(can(viewer, "settings:write"), { href: paths.settings(), label: "Settings", icon: Settings }),
  ];
  const explain = may(can(viewer, "score:read"), { href: paths.methods(), label: "Methods", icon: BookOpen });
  const sections = [
    { items: [...see, ...scorecards, ...act, ...listen] },
    { label: "Collect", items: collect },
    { label: "Manage", items: manage },
    { label: "Explain", items: explain },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

function grantWords(grant: Grant, { departments }: Person): string {
  return roleWords({
    role: grant.role,
    department: departments.find(({ id }) => id === grant.departmentId)?.name ?? null,
  });
}
