"use client";
// Drawn on the server too; as a client component it travels as who is signed in, not as its whole tree a second time.
import * as bookOpen from "lucide-react/icons/book-open";
import * as chartNoAxesColumn from "lucide-react/icons/chart-no-axes-column";
import * as eraser from "lucide-react/icons/eraser";
import * as fileUp from "lucide-react/icons/file-up";
import * as inbox from "lucide-react/icons/inbox";
import * as layoutList from "lucide-react/icons/layout-list";
import * as route from "lucide-react/icons/route";
import * as scrollText from "lucide-react/icons/scroll-text";
import * as settings from "lucide-react/icons/settings";
import * as messageSquareQuote from "lucide-react/icons/message-square-quote";
import * as store from "lucide-react/icons/store";
import * as trendingUp from "lucide-react/icons/trending-up";
import * as users from "lucide-react/icons/users";
import type { ReactNode } from "react";
import { paths } from "@/paths";
import type { NavItem, NavSection } from "@/ui/layout/navigation";
import { PageFrame } from "@/ui/layout/page-frame";
import { SignOutForm } from "@/ui/layout/sign-out-form";
import type { FrameRight } from "./frame-rights";
import { leanIcon } from "@/ui/charts/lean-icon";

const BookOpen = leanIcon(bookOpen);
const ChartNoAxesColumn = leanIcon(chartNoAxesColumn);
const Eraser = leanIcon(eraser);
const FileUp = leanIcon(fileUp);
const Inbox = leanIcon(inbox);
const LayoutList = leanIcon(layoutList);
const Route = leanIcon(route);
const ScrollText = leanIcon(scrollText);
const Settings = leanIcon(settings);
const MessageSquareQuote = leanIcon(messageSquareQuote);
const Store = leanIcon(store);
const TrendingUp = leanIcon(trendingUp);
const Users = leanIcon(users);

export type Framed = {
  name: string;
  departments: readonly { id: number; slug: string; name: string }[];
  organisation: { name: string };
  may: readonly FrameRight[];
  /** Their roles in words. */
  roles: string;
};

/** The page frame for one person: only the links they may open. */
export function PersonFrame({
  person,
  token,
  children,
}: {
  person: Framed;
  token: string;
  children: ReactNode;
}) {
  return (
    <PageFrame
      organisation={person.organisation.name}
      sections={sectionsFor(person)}
      person={{ name: person.name, accountHref: paths.account(), roleWords: person.roles }}
      signOut={<SignOutForm action={paths.signOut()} fields={{ token }} />}
    >
      {children}
    </PageFrame>
  );
}

function sectionsFor({ may: rights, departments }: Framed): NavSection[] {
  const may = (right: FrameRight, item: NavItem) => (rights.includes(right) ? [item] : []);
  const see = [
    ...may("score:read", {
      href: paths.overview(),
      label: "Overview",
      icon: ChartNoAxesColumn,
      isOnPhone: true,
    }),
    ...may("score:read", { href: paths.trends(), label: "Trends", icon: TrendingUp }),
    ...may("journey:read", {
      href: paths.journey(),
      label: "Journey",
      icon: Route,
      isOnPhone: true,
    }),
    ...departments.map((one) => ({
      href: paths.department(one.slug),
      label: one.name,
      icon: Store,
      isOnPhone: true,
    })),
  ];
  const scorecards = may("scorecard:read", {
    href: paths.scorecards(),
    label: "Scorecards",
    icon: LayoutList,
    isOnPhone: true,
  });
  const act = [
    ...may("case:read", { href: paths.cases(), label: "Cases", icon: Inbox }),
    ...may("plan:read", { href: paths.plans(), label: "Plans", icon: ScrollText }),
  ];
  const listen = may("comment:read", {
    href: paths.feedback(),
    label: "Feedback",
    icon: MessageSquareQuote,
    isOnPhone: true,
  });
  const collect = may("import:create", {
    href: paths.imports(),
    label: "Imports",
    icon: FileUp,
    isOnPhone: true,
  });
  const manage = [
    ...may("people:read", {
      href: paths.people(),
      label: "People",
      icon: Users,
      isOnPhone: true,
    }),
    ...may("customer:correct", {
      href: paths.corrections(),
      label: "Corrections",
      icon: Eraser,
    }),
    ...may("audit:read", { href: paths.audit(), label: "Audit trail", icon: ScrollText }),
    ...may("settings:write", { href: paths.settings(), label: "Settings", icon: Settings }),
  ];
  const explain = may("score:read", { href: paths.methods(), label: "Methods", icon: BookOpen });
  const sections = [
    { items: [...see, ...scorecards, ...act, ...listen] },
    { label: "Collect", items: collect },
    { label: "Manage", items: manage },
    { label: "Explain", items: explain },
  ];
  return sections.filter(({ items }) => items.length > 0);
}
