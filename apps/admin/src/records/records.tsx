import { Empty, Spin } from 'antd';
import { Navigate, NavLink, useParams } from 'react-router';
import { NotFound } from '../frame/not-found.js';
import { useWords } from '../language.js';
import { useCatalogue } from '../server/queries.js';
import { useRights } from '../server/may.js';
import { pagesOf, type PageOf } from './pages.js';
import { RecordList } from './record-list.js';

/** The pages whose lists one may ask for here. */
function usePages(): { readonly pages: readonly PageOf[]; readonly waiting: boolean } {
  const { data: catalogue } = useCatalogue();
  const { may, waiting } = useRights();
  const all = catalogue ? pagesOf(catalogue) : [];
  return { waiting, pages: all.filter(({ mechanism, page }) => may(`${mechanism.contract}.${page.list}`)) };
}

/** The pages that the contracts declare, whatever contracts there are: first whose, then which. */
export function Records() {
  const { t } = useWords();
  const { contract, page: id } = useParams();
  const { pages, waiting } = usePages();
  if (waiting) return <Spin className="waiting" />;
  const own = pages.filter(({ mechanism }) => mechanism.contract === contract);
  const here = own.find(({ page }) => page.id === id);
  const first = contract === undefined ? pages[0] : own[0];
  if (pages.length === 0) return <Empty description={t('admin.records.none')} />;
  if (id === undefined && first)
    return <Navigate to={`/records/${first.mechanism.contract}/${first.page.id}`} replace />;
  if (!here) return <NotFound />;
  const contracts = [...new Set(pages.map(({ mechanism }) => mechanism.contract))];
  return (
    <>
      <h1>{t('admin.nav.records')}</h1>
      <nav className="subnavigation flat owners" aria-label={t('admin.nav.records')}>
        {contracts.map((of) => (
          <NavLink key={of} to={`/records/${of}`}>
            {t(`${of}.name`)}
          </NavLink>
        ))}
      </nav>
      <nav className="subnavigation flat" aria-label={t(`${here.mechanism.contract}.name`)}>
        {own.map(({ page }) => (
          <NavLink key={page.id} to={`/records/${here.mechanism.contract}/${page.id}`}>
            {t(`${here.mechanism.contract}.page.${page.id}`)}
          </NavLink>
        ))}
      </nav>
      <RecordList key={`${here.mechanism.contract}/${here.page.id}`} of={here} />
    </>
  );
}
