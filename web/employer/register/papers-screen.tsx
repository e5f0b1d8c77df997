import { useRef, useState } from 'react'
import { missingPapers, type PaperKind } from '#employers/employer.rules.ts'
import { addPaper } from '#employers/employers.api.ts'
import { words as employerWords } from '#employers/employers.words.ts'
import { useTell } from '../../shared/ask.ts'
import { whenInWords } from '../../shared/format.ts'
import { BigButton } from '../../shared/ui/buttons.tsx'
import { useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { Row } from '../../shared/ui/small.tsx'
import { Banner } from '../../shared/ui/states.tsx'
import { teach } from '../../shared/words.ts'
import { LevelBanner } from '../home/level-banner.tsx'
import { Mine } from '../parts/me.tsx'
import { Page } from '../parts/page.tsx'
import { type Employer, PAPER_WORDS } from '../words.ts'

teach(employerWords)

/** Licences and IDs as photos; what is still missing comes first, by the rule that decides on the approval. */
export function PapersScreen() {
  return (
    <Mine title="证照" back="/mine">
      {(employer) => <Papers employer={employer} />}
    </Mine>
  )
}

/** What this kind of employer usually shows. */
const ASKED: Record<Employer['kind'], readonly PaperKind[]> = {
  enterprise: ['business-licence', 'agency-licence', 'other'],
  'sole-trader': ['business-licence', 'other'],
  household: ['household-id', 'other'],
  'labour-team': ['mandate', 'business-licence', 'household-id', 'other'],
}

function Papers({ employer }: { employer: Employer }) {
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const isNew = search.get('new') === '1'
  const { kind, papers, contactIdentity } = employer
  const missing = missingPapers({
    kind,
    isAgency: employer.agencyLicence !== null,
    papers: papers.map((paper) => paper.kind),
  })
  const needsIdentity = (kind === 'household' || kind === 'labour-team') && !contactIdentity
  const shown = ASKED[kind].filter((paper) => paper !== 'agency-licence' || employer.agencyLicence !== null)
  return (
    <Page
      title={isNew ? '登记好了，传证照' : '证照'}
      back={isNew ? '/' : '/mine'}
      action={
        isNew ? (
          <BigButton kind={missing.length > 0 || needsIdentity ? 'secondary' : 'primary'} onClick={() => go('/')}>
            {missing.length > 0 || needsIdentity ? '以后再传，先看看' : '好了'}
          </BigButton>
        ) : undefined
      }
    >
      <LevelBanner employer={employer} />
      {missing.length > 0 ? (
        <p>
          还要传：<b>{missing.join('、')}</b>。也可以带原件到市场窗口，当场核验。
        </p>
      ) : null}
      {needsIdentity ? (
        <Row
          title={kind === 'household' ? '登记您的身份证件' : '登记班组长的身份证件'}
          detail="照着证件填号码，加密存放"
          onOpen={() => go(isNew ? '/identity?new=1' : '/identity')}
        />
      ) : contactIdentity ? (
        <p>
          身份证件：{contactIdentity.masked}
          {contactIdentity.checked ? '，市场已核对' : '，等市场核对'}
        </p>
      ) : null}
      {shown.map((paper) => (
        <PaperUpload key={paper} employer={employer} kind={paper} />
      ))}
    </Page>
  )
}

function PaperUpload({ employer, kind }: { employer: Employer; kind: PaperKind }) {
  const input = useRef<HTMLInputElement>(null)
  const [picked, setPicked] = useState<File | null>(null)
  const add = useTell(addPaper, { onDone: () => setPicked(null) })
  const has = employer.papers.filter((paper) => paper.kind === kind)
  const word = PAPER_WORDS[kind]
  const send = (file: File) => {
    setPicked(file)
    add.tell({ params: { employerId: employer.employerId }, body: { kind } }, { file, fileName: file.name })
  }
  return (
    <section className="paper" aria-label={word}>
      <h2>{word}</h2>
      {has.map((paper) => (
        <p key={paper.paperId} className="good">
          已传 {paper.fileName}，{whenInWords(paper.at)}
        </p>
      ))}
      <input
        ref={input}
        id={`paper-${kind}`}
        className="spoken"
        type="file"
        tabIndex={-1}
        accept="image/jpeg,image/png,image/webp,application/pdf"
        aria-label={`选${word}的照片或文件`}
        onChange={(e) => {
          const file = e.currentTarget.files?.[0]
          e.currentTarget.value = ''
          if (file) send(file)
        }}
      />
      {add.refused ? (
        <Banner
          kind="error"
          action={
            picked ? (
              <button type="button" onClick={() => send(picked)}>
                再传一次
              </button>
            ) : undefined
          }
        >
          {add.refused}
        </Banner>
      ) : null}
      <BigButton
        kind="secondary"
        icon="plus"
        busy={add.isBusy}
        busyLabel="正在上传"
        onClick={() => input.current?.click()}
      >
        {has.length > 0 ? `再传一张${word}` : `拍照或选${word}`}
      </BigButton>
    </section>
  )
}
