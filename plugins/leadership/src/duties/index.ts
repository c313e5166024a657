import { addItem } from './add-item.js';
import { approveList } from './approve-list.js';
import { archiveList } from './archive-list.js';
import { beginItem } from './begin-item.js';
import { checkMidYear } from './check-mid-year.js';
import { checkYearEnd } from './check-year-end.js';
import { draftList } from './draft-list.js';
import { itemDetail, items } from './item-queries.js';
import { listDetail, lists } from './list-queries.js';
import { publishList } from './publish-list.js';
import { reopenItem } from './reopen-item.js';
import { reportItem } from './report-item.js';
import { returnItem } from './return-item.js';
import { verifyItem } from './verify-item.js';
import { withdrawItem } from './withdraw-item.js';

/** 责任清单, 责任事项. */
export const commands = {
  ...{ draftList, addItem, approveList, publishList, checkMidYear, checkYearEnd, archiveList },
  ...{ beginItem, reportItem, verifyItem, returnItem, reopenItem, withdrawItem },
};
export const queries = { lists, listDetail, items, itemDetail };
