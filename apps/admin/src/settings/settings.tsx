import { Empty } from 'antd';
import { Navigate, NavLink, useParams } from 'react-router';
import { asSchema, fieldsOf } from '../form/schema.js';
import { NotFound } from '../frame/not-found.js';
import { useWords } from '../language.js';
import { installation, usePlace, WholeHouse } from '../place.js';
import { useCatalogue } from '../server/queries.js';
import { MechanismSettings } from './mechanism-settings.js';

/** The kernel, whose rules are the same for all organisations. */
const house = 'core';

/** The rules that a council sets for each of its mechanisms. */
export function Settings() {
  const { t, find } = useWords();
  const { organisation, reach } = usePlace();
  const { data: catalogue } = useCatalogue();
  const { mechanism: id } = useParams();
  // The house's own rules are set by whoever reaches all of it.
  const all = (catalogue?.mechanisms ?? []).filter(
    ({ id: of, settings }) =>
      fieldsOf(asSchema(settings)).length > 0 && (of !== house || reach === installation),
  );
  all.sort((a, b) => Number(a.id === house) - Number(b.id === house));
  const [first] = all;
  if (!first) return <Empty description={t('admin.settings.none')} />;
  if (id === undefined) return <Navigate to={`/settings/${first.id}`} replace />;
  const here = all.find((entry) => entry.id === id);
  if (!here) return <NotFound />;
  return (
    <>
      <h1>{t('admin.nav.settings')}</h1>
      <nav className="subnavigation flat" aria-label={t('admin.nav.settings')}>
        {all.map((entry) => (
          <NavLink key={entry.id} to={`/settings/${entry.id}`}>
            {entry.id === house ? t('admin.settings.house') : (find(`${entry.contract}.name`) ?? entry.id)}
          </NavLink>
        ))}
      </nav>
      {here.id === house ? (
        <WholeHouse>
          <MechanismSettings key={house} mechanism={here} />
        </WholeHouse>
      ) : (
        <MechanismSettings key={`${organisation} ${here.id}`} mechanism={here} />
      )}
    </>
  );
}
