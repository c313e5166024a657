import { Empty } from 'antd';
import { Navigate, NavLink, useParams } from 'react-router';
import { NotFound } from '../frame/not-found.js';
import { useWords } from '../language.js';
import { useCatalogue } from '../server/queries.js';
import { pagesOf } from './pages.js';
import { RecordList } from './record-list.js';

/** The pages that the contracts declare, whatever contracts there are. */
export function Records() {
  const { t } = useWords();
  const { data: catalogue } = useCatalogue();
  const { contract, page: id } = useParams();
  const pages = catalogue ? pagesOf(catalogue) : [];
  const first = pages[0];
  const here = pages.find(({ mechanism, page }) => mechanism.contract === contract && page.id === id);
  if (contract === undefined && first) {
    return <Navigate to={`/records/${first.mechanism.contract}/${first.page.id}`} replace />;
  }
  if (!first) return <Empty description={t('admin.records.none')} />;
  if (!here) return <NotFound />;
  return (
    <>
      <h1>{t('admin.nav.records')}</h1>
      <nav aria-label={t('admin.nav.records')}>
        {[...Map.groupBy(pages, ({ mechanism }) => mechanism.contract)].map(([of, own]) => (
          <div className="subnavigation" key={of}>
            <strong>{t(`${of}.name`)}</strong>
            {own.map(({ page }) => (
              <NavLink key={page.id} to={`/records/${of}/${page.id}`}>
                {t(`${of}.page.${page.id}`)}
              </NavLink>
            ))}
          </div>
        ))}
      </nav>
      <RecordList key={`${here.mechanism.contract}/${here.page.id}`} of={here} />
    </>
  );
}
