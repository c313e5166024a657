import { ownFile, ownFileDetail } from './own-file.js';
import { abolishPost, definePost, setNorm } from './post-commands.js';
import { postDetail, posts, staff, staffDetail } from './queries.js';
import { changeGrade, endService, startService } from './staff-commands.js';

/** 岗位, 任职记录. */
export const commands = {
  ...{ definePost, setNorm, abolishPost },
  ...{ startService, changeGrade, endService },
};
export const queries = { posts, postDetail, staff, staffDetail, ownFile, ownFileDetail };
