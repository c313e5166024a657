import { QueryClientProvider } from '@tanstack/react-query';
import { App as Antd, ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { SignedIn } from './frame/signed-in.js';
import { SwitchProvider, useLanguage, WordsProvider } from './language.js';
import { DoorsProvider } from './server/context.js';
import { useCatalogue } from './server/queries.js';
import { makeQueryClient } from './server/query-client.js';
import { Server } from './server/server.js';
import type { Language } from './server/types.js';
import { SessionStore } from './session/session-store.js';
import { SetUp } from './session/set-up.js';
import { SignIn } from './session/sign-in.js';
import { theme } from './theme.js';

/** What the whole page stands on; made once, since it outlives every screen. */
function makeDoors() {
  const sessions = new SessionStore();
  const server = new Server({
    csrf: () => sessions.current().csrf,
    language: () => (document.documentElement.lang === 'en' ? 'en' : 'zh-CN'),
  });
  return { sessions, server, client: makeQueryClient(sessions) };
}

interface AppProps {
  readonly setupCode: string | undefined;
}

export function App({ setupCode }: AppProps) {
  const [doors] = useState(makeDoors);
  const [language, setLanguage] = useLanguage();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? english : chinese}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={doors.client}>
        <DoorsProvider value={doors}>
          <SwitchProvider value={setLanguage}>
            <Antd className="page">
              <Spoken language={language} setupCode={setupCode} doors={doors} />
            </Antd>
          </SwitchProvider>
        </DoorsProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

interface SpokenProps extends AppProps {
  readonly language: Language;
  readonly doors: ReturnType<typeof makeDoors>;
}

/** The page in words: setting up, signing in, or what lies behind it. */
function Spoken({ language, setupCode, doors: { sessions, client } }: SpokenProps) {
  const { data: catalogue } = useCatalogue();
  const { session, notice } = useSyncExternalStore(sessions.subscribe, sessions.current);
  const [code, setCode] = useState(setupCode);
  // What one person has read is not left behind for the next.
  useEffect(() => {
    if (session === 'closed')
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'catalogue' });
  }, [session, client]);
  const screen = useMemo(() => {
    if (code !== undefined) return <SetUp code={code} onDone={() => setCode(undefined)} />;
    return session === 'closed' ? <SignIn notice={notice} /> : <SignedIn />;
  }, [code, session, notice]);
  return (
    <WordsProvider catalogue={catalogue} language={language}>
      {screen}
    </WordsProvider>
  );
}
