import type { Db } from '../../platform/database/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Likeness, Subject } from './checks/types.ts';
import { numberKey } from './subject.ts';
import { purposes } from './queries.ts';

/**
 * What our own tables know of somebody like the applicant: an account of the same number, or granted on a file with the same document; hints
 * from phone, name (marks and case aside) and birth date as far as it is known. Faces are not searched for. A repudiated account is nobody's: it neither
 * blocks nor hints.
 */
export async function findLikeness(db: Db, secrets: Secrets, subject: Subject): Promise<Likeness> {
  const { declared, phone, applicationId } = subject;
  const { rows } = await db.raw<{ rows: LikenessRow[] }>(
    `select own.level, own.found,
       exists (select 1 from people p join accounts a on a.person_id = p.id
         where p.phone = :phone and a.state <> 'repudiated' and a.id is distinct from own.id) as same_phone,
       exists (select 1 from people p join accounts a on a.person_id = p.id
         where left(p.birth_date, 4) = left(:birth, 4) and vn_fold(p.full_name) collate "C" = vn_fold(:name)
           and (starts_with(p.birth_date, :birth) or starts_with(:birth, p.birth_date))
           and a.state <> 'repudiated' and a.id is distinct from own.id) as same_name,
       exists (select 1 from applications f where f.number_mac = :mac and f.id <> :id and f.decided_at is null
         and f.state in ('submitted', 'received', 'registry-check', 'forwarded', 'awaiting-decision', 'needs-supplement',
           'waiting-population-update')) as other_file
     from (select true) one left join lateral (
       select a.id, a.level, true as found from accounts a where a.state <> 'repudiated' and (
         a.id in (select account_id from account_numbers where number = :number)
         or a.id in (select account_id from applications where number_mac = :mac and decided_at is not null and account_id is not null
           and state in ('granted', 'notified')))
       order by a.created_at limit 1) own on true`,
    {
      phone: phone ?? null,
      name: declared.fullName,
      birth: declared.birthDate,
      mac: secrets.mac(purposes.number, numberKey(declared)),
      id: applicationId,
      number: declared.personalNumber ?? null,
    },
  );
  const row = rows[0];
  return {
    account: row?.found ? { level: row.level } : undefined,
    samePhone: row?.same_phone === true,
    sameNameAndBirthDate: row?.same_name === true,
    otherOpenFile: row?.other_file === true,
  };
}

interface LikenessRow {
  readonly level: 1 | 2 | null;
  readonly found: boolean | null;
  readonly same_phone: boolean;
  readonly same_name: boolean;
  readonly other_file: boolean;
}
