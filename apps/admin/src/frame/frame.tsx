import { Button, Spin } from 'antd';
import { useEffect } from 'react';
import { NavLink, Outlet, useLocation, useNavigation } from 'react-router';
import { useWords } from '../language.js';
import { installation, usePlace } from '../place.js';
import { Bell } from '../notices/bell.js';
import { useRepairs } from '../repairs/use-repairs.js';
import { useDoors } from '../server/context.js';
import { useRights } from '../server/may.js';
import { useWho } from '../server/queries.js';
import { LanguageSwitch } from './language-switch.js';
import { OrganisationPicker } from './organisation-picker.js';

interface PageEntry {
  readonly to: string;
  readonly word: string;
  /** A command or query without which it is nobody's page. */
  readonly needs?: string;
}

const overview: PageEntry = { to: '/', word: 'admin.nav.overview' };
const pages: readonly PageEntry[] = [
  overview,
  { to: '/meeting', word: 'admin.nav.meeting', needs: 'council.checkIn' },
  { to: '/cockpit', word: 'admin.nav.cockpit', needs: 'council.openMeeting' },
  { to: '/walls', word: 'admin.nav.walls' },
  { to: '/records', word: 'admin.nav.records' },
  { to: '/replay', word: 'admin.nav.replay', needs: 'council.replay' },
  { to: '/metrics', word: 'admin.nav.metrics' },
  { to: '/settings', word: 'admin.nav.settings', needs: 'core.changeSettings' },
  { to: '/people', word: 'admin.nav.people' },
  { to: '/repairs', word: 'admin.nav.repairs', needs: 'core.repairs' },
  { to: '/me', word: 'admin.nav.me' },
];

function Who() {
  const { t } = useWords();
  const { server, sessions } = useDoors();
  const { data } = useWho();
  // Signing out here matters more than the server's hearing of it: its token ends by itself.
  const leave = (): void =>
    void server
      .signOut()
      .catch(() => undefined)
      .finally(() => sessions.end());
  return (
    <div className="who">
      <span>{data?.name}</span>
      <Button onClick={leave}>{t('admin.signOut')}</Button>
    </div>
  );
}

/** How much needs doing, beside the page's name; nothing while nothing does. */
function RepairCount() {
  const { t } = useWords();
  const count = useRepairs().data?.length ?? 0;
  return count === 0 ? null : <span className="count">{t('admin.repairs.count', { count })}</span>;
}

function Navigation() {
  const { t, language } = useWords();
  const { organisation } = usePlace();
  const { may } = useRights();
  const board = organisation === installation ? '/board' : `/board/${organisation}`;
  const open = pages.filter(({ needs }) => needs === undefined || may(needs));
  return (
    <nav className="navigation" aria-label={t('admin.nav')}>
      {open.map(({ to, word }) => (
        <NavLink key={to} to={to} end={to === '/'}>
          {t(word)}
          {to === '/repairs' && <RepairCount />}
        </NavLink>
      ))}
      <a href={`${board}?language=${language}`} target="_blank" rel="noreferrer">
        {t('admin.nav.board')}
      </a>
    </nav>
  );
}

/** The head that stands over every page, and the page itself. */
export function Frame() {
  const { t } = useWords();
  const { data: who } = useWho();
  const { pathname } = useLocation();
  const { state } = useNavigation();
  useEffect(() => {
    const here = pages.findLast(({ to }) => pathname.startsWith(to)) ?? overview;
    document.title = `${t(here.word)} · ${t('admin.brand')}`;
  }, [pathname, t]);
  return (
    <>
      <a className="skip" href="#content">
        {t('admin.skip')}
      </a>
      <header className="head">
        <div className="head-line">
          <span className="brand">{t('admin.brand')}</span>
          <OrganisationPicker />
          {who?.demonstration && <span className="demo">{t('ui.demo')}</span>}
          <span className="spring" />
          <Bell />
          <LanguageSwitch />
          <Who />
        </div>
        <Navigation />
      </header>
      <main id="content" className="content" tabIndex={-1} aria-busy={state === 'loading'}>
        {state === 'loading' ? <Spin className="waiting" /> : <Outlet />}
      </main>
    </>
  );
}
