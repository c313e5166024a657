import { Empty } from 'antd';
import { Navigate, NavLink, useParams } from 'react-router';
import { asSchema, fieldsOf } from '../form/schema.js';
import { NotFound } from '../frame/not-found.js';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import { useCatalogue } from '../server/queries.js';
import { MechanismSettings } from './mechanism-settings.js';

/** The rules that a council sets for each of its mechanisms. */
export function Settings() {
  const { t, find } = useWords();
  const { organisation } = usePlace();
  const { data: catalogue } = useCatalogue();
  const { mechanism: id } = useParams();
  const all = (catalogue?.mechanisms ?? []).filter(({ settings }) => fieldsOf(asSchema(settings)).length > 0);
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
            {find(`${entry.contract}.name`) ?? entry.id}
          </NavLink>
        ))}
      </nav>
      <MechanismSettings key={`${organisation} ${here.id}`} mechanism={here} />
    </>
  );
}
