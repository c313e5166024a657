import { z } from 'zod';
import type { CallOf, QueryType } from './command.js';

/** Ids of files in a command's input; pages let people send files in where they find it. */
export const fileIds = (most: number) =>
  z.array(z.string().min(1).max(64)).max(most).default([]).meta({ holds: 'files' });

/** A file as it may be shown. Its name may name somebody: it belongs into a fact's detail, all else into its data. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  /** Media type, told from the content. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the content in hex: what a fact can vouch for. */
  readonly hash: string;
}

/** What a file belongs to, and with that who may read it. */
export interface FileHome<Q extends QueryType> {
  readonly subject: { readonly type: string; readonly id: string };
  /** Whoever finds the file's id in this query's answer may read the file; nobody else. */
  readonly shownBy: Q;
  readonly with: CallOf<Q>;
  /** Where the query is asked; the addressed organisation if left out. */
  readonly organisation?: string;
}

/** What may be known of a mechanism's files. */
export interface FileView {
  /** The files that the mechanism's contract has attached to a subject, the oldest first. */
  of(subject: { readonly type: string; readonly id: string }): Promise<readonly KeptFile[]>;
}

/** Files that people sent in ahead of the command that takes them. */
export interface Files extends FileView {
  /**
   * Takes files that the one who acts has sent in and nothing has taken yet; they stay only if the command is carried
   * out. One that no command takes is gone after a day.
   * @throws Refusal not-found
   */
  attach<Q extends QueryType>(ids: readonly string[], home: FileHome<Q>): Promise<readonly KeptFile[]>;
}
