import { Spin } from 'antd';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { PlaceProvider } from '../place.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../language.js';
import { useCatalogue, useWho } from '../server/queries.js';
import { Crashed } from './crashed.js';
import { Frame } from './frame.js';
import { NotFound } from './not-found.js';

/** Each page comes when it is opened: signing in should not wait for tables and forms. */
const router = createBrowserRouter(
  [
    {
      path: '/meeting/:tab?',
      errorElement: <Crashed />,
      lazy: async () => ({ Component: (await import('../meeting/hand.js')).Hand }),
    },
    {
      path: '/cockpit',
      errorElement: <Crashed />,
      lazy: async () => ({ Component: (await import('../cockpit/cockpit.js')).Cockpit }),
    },
    {
      path: '/',
      element: <Frame />,
      children: [
        {
          errorElement: <Crashed />,
          children: [
            {
              index: true,
              lazy: async () => ({ Component: (await import('../overview/overview.js')).Overview }),
            },
            { path: 'walls', lazy: async () => ({ Component: (await import('../walls/walls.js')).Walls }) },
            {
              path: 'scenes/:sceneId',
              lazy: async () => ({ Component: (await import('../scenes/editor.js')).SceneEditor }),
            },
            {
              path: 'records/:contract?/:page?',
              lazy: async () => ({ Component: (await import('../records/records.js')).Records }),
            },
            {
              path: 'replay/:meetingId?',
              lazy: async () => ({ Component: (await import('../replay/replay.js')).Replay }),
            },
            {
              path: 'metrics',
              lazy: async () => ({ Component: (await import('../metrics/metrics.js')).Metrics }),
            },
            { path: 'setup', lazy: async () => ({ Component: (await import('../setup/setup.js')).Setup }) },
            {
              path: 'settings/:mechanism?',
              lazy: async () => ({ Component: (await import('../settings/settings.js')).Settings }),
            },
            {
              path: 'import/:contract/:page',
              lazy: async () => ({ Component: (await import('../import/import.js')).Import }),
            },
            {
              path: 'repairs',
              lazy: async () => ({ Component: (await import('../repairs/repairs.js')).Repairs }),
            },
            {
              path: 'people',
              lazy: async () => ({ Component: (await import('../people/people.js')).People }),
            },
            { path: 'me', lazy: async () => ({ Component: (await import('../me/me.js')).Me }) },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ],
  { basename: '/admin' },
);

/** What lies behind the sign-in, once it is known who came and where they may go. */
export function SignedIn() {
  const { t } = useWords();
  const who = useWho();
  const catalogue = useCatalogue();
  const error = who.error ?? catalogue.error;
  if (error) {
    const again = (): void => void Promise.all([who.refetch(), catalogue.refetch()]);
    return (
      <main className="gate">
        <Problem error={error} onRetry={again} />
      </main>
    );
  }
  if (!who.data || !catalogue.data) return <Spin fullscreen description={t('admin.loading')} />;
  return (
    <PlaceProvider who={who.data}>
      {({ waiting, error: unreached }) =>
        waiting ? (
          <Spin fullscreen description={t('admin.loading')} />
        ) : (
          <>
            {unreached && <Problem error={unreached} />}
            <RouterProvider router={router} />
          </>
        )
      }
    </PlaceProvider>
  );
}
