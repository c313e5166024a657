import { events } from '@heli/contracts/cobuilding';
import type { ReadContext } from '@heli/sdk';
import type { Settlement } from '@heli/sdk/kit';
import { Project, type ProjectItem } from '../entities/project.entity.js';
import { find, follow, situationOf, subjectOf } from '../kit.js';
import { projectLife } from '../life-cycles.js';

/** Takes a project to the state that follows on the verb. */
export async function moveProject(
  ctx: ReadContext,
  projectId: string,
  verb: keyof typeof projectLife,
): Promise<ProjectItem> {
  const item = await find(ctx, Project, projectId, 'Project');
  item.state = follow(projectLife, verb, situationOf(ctx, item));
  return item;
}

/** What every fact about a project names. */
export const naming = ({ id, kind, unit }: ProjectItem) => ({ projectId: id, kind, leadUnitId: unit });

export const projectDeadline = (item: ProjectItem): Settlement<typeof events.projectFellDue> => ({
  key: `project:${item.id}`,
  due: item.due,
  subject: subjectOf('project', item),
  event: events.projectFellDue,
  data: (outcome) => ({ ...naming(item), due: item.due, ...outcome }),
});
