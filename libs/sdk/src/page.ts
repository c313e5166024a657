/** An administration page of a contract: records from a query, and the commands that apply to one. */
export interface Page {
  readonly id: string;
  /** Query whose answer is the list of records; each record has an `id`. */
  readonly list: string;
  readonly columns: readonly string[];
  /** Query of one record by `id`. */
  readonly detail?: string;
  readonly commands: readonly string[];
  /** Commands that take back what another has begun, by its name; the id in its output fills theirs. */
  readonly undo?: Readonly<Record<string, string>>;
}

/** What a mechanism holds out to the council's agenda intake or the points rules, as data. */
export interface Suggestion {
  /** Full type of the event that gives rise to it. */
  readonly on: string;
  readonly for: 'agendaItem' | 'points';
  /** Locale key of the proposed title; its placeholders are fields of the event's data. */
  readonly title: string;
  /** Field of the event's data that names the subject. */
  readonly subject: string;
}

/** The query that says who holds which role where until when; the kernel keeps what it answers. */
export interface Grants {
  /** Local name of a query that takes `{}` and answers a list of `roleHolder`. */
  readonly query: string;
  /** Full types of events after which it is asked anew. */
  readonly on: readonly string[];
}
