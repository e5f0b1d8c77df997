import { type ReactNode, useState } from 'react'
import { pay } from '../shared/format.ts'
import { ListenButton } from '../shared/speech/listen-button.tsx'
import { BigButton, CallButton, LinkButton } from '../shared/ui/buttons.tsx'
import { Choice, Choices } from '../shared/ui/choice.tsx'
import {
  CodeField,
  type DayTime,
  DayTimeField,
  MoneyField,
  PhoneField,
  Stepper,
  TextField,
} from '../shared/ui/fields.tsx'
import { JobCard, type JobCardProps } from '../shared/ui/job-card.tsx'
import { Picture } from '../shared/ui/pictures.tsx'
import { Screen } from '../shared/ui/screen.tsx'
import { Sheet } from '../shared/ui/sheet.tsx'
import { Badge, DayLine, MoreList, QR, Row, Tag } from '../shared/ui/small.tsx'
import { Banner, Empty, ErrorState, NoRight, Skeleton, Undo } from '../shared/ui/states.tsx'

/** The living page of the light surfaces: every component in every state, in the words it will carry. */
export function DesignScreen() {
  return (
    <Screen
      title="界面样本"
      helpPhone="02000000000"
      banner={<Banner kind="offline">现在没有网络。能看已经打开的内容，联网后再办。</Banner>}
    >
      <Part title="活的卡片">
        <Cards />
      </Part>
      <Part title="按钮">
        <Buttons />
      </Part>
      <Part title="填写">
        <Fields />
      </Part>
      <Part title="选择">
        <Choosing />
      </Part>
      <Part title="小件">
        <Small />
      </Part>
      <Part title="提示和空白">
        <States />
      </Part>
    </Screen>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="question">
      <DayLine>{title}</DayLine>
      {children}
    </section>
  )
}

const CARD: JobCardProps = {
  payLabel: pay(26000, 'day'),
  settlement: '日结',
  title: '搬运装卸工',
  picture: <Picture name="loader" />,
  when: '今天早上7点半到下午5点半',
  where: '番禺区大石街道 诚达物流园3号门',
  distanceM: 1240,
  placesLeft: 4,
  verified: '单位已核验',
  extras: ['包午饭', '有车接'],
  employer: '诚达物流',
  phone: '02000000000',
  href: '#',
  onOpen: () => {},
}
const nothing = () => {}
/** https://example.cn/w/ */
const SAMPLE_QR =
  'M0 0.5h7m1 0h4m2 0h1m3 0h7M0 1.5h1m5 0h1m3 0h2m1 0h2m1 0h1m1 0h1m5 0h1M0 2.5h1m1 0h3m1 0h1m1 0h1m1 0h1m1 0h3m1 0h1m1 0h1m1 0h3m1 0h1M0 3.5h1m1 0h3m1 0h1m2 0h2m1 0h2m4 0h1m1 0h3m1 0h1M0 4.5h1m1 0h3m1 0h1m5 0h1m1 0h1m3 0h1m1 0h3m1 0h1M0 5.5h1m5 0h1m1 0h2m1 0h4m3 0h1m5 0h1M0 6.5h7m1 0h1m1 0h1m1 0h1m1 0h1m1 0h1m1 0h7M9 7.5h4m1 0h3M0 8.5h1m1 0h1m3 0h2m4 0h1m3 0h1m2 0h1m2 0h1m1 0h1M1 9.5h1m1 0h1m1 0h1m1 0h2m5 0h2m1 0h3m1 0h1m1 0h2M4 10.5h1m1 0h1m2 0h1m2 0h1m2 0h1m1 0h1m2 0h3m1 0h1M4 11.5h1m2 0h2m2 0h1m2 0h1m1 0h1m2 0h1m1 0h1M6 12.5h2m2 0h1m1 0h1m1 0h3m1 0h2m4 0h1M5 13.5h1m2 0h1m1 0h1m1 0h2m1 0h2m1 0h2m3 0h2M0 14.5h4m2 0h1m2 0h1m2 0h1m2 0h4m2 0h2m1 0h1M2 15.5h3m4 0h1m1 0h2m1 0h1m1 0h2m1 0h3M0 16.5h2m4 0h4m3 0h2m1 0h5m2 0h1M8 17.5h1m4 0h1m2 0h1m3 0h1m3 0h1M0 18.5h7m1 0h1m1 0h2m4 0h1m1 0h1m1 0h1m3 0h1M0 19.5h1m5 0h1m2 0h2m2 0h1m1 0h2m3 0h1m2 0h1M0 20.5h1m1 0h3m1 0h1m3 0h4m1 0h6m3 0h1M0 21.5h1m1 0h3m1 0h1m2 0h1m2 0h1m4 0h1m2 0h1m1 0h2M0 22.5h1m1 0h3m1 0h1m1 0h2m2 0h6m1 0h3m1 0h2M0 23.5h1m5 0h1m2 0h1m1 0h2m1 0h7M0 24.5h7m1 0h3m2 0h2m1 0h1m1 0h1m2 0h1m2 0h1'

function Cards() {
  return (
    <>
      <JobCard
        {...CARD}
        listen={<ListenButton said={{ phrase: 'try-voice', text: '这是普通话' }} />}
        onTake={nothing}
      />
      <JobCard
        {...CARD}
        payLabel={pay(2250, 'hour')}
        settlement="完工结"
        title="洗碗工"
        picture={<Picture name="dishwasher" />}
        when="明天下午2点到晚上9点"
        where="天河区棠下村"
        distanceM={320}
        placesLeft={1}
        verified={null}
        extras={[]}
        onTake={nothing}
        whyNotTake="您这个时间已经有活了，先退掉那个再报"
      />
      <JobCard
        {...CARD}
        payLabel={pay(35000, 'day')}
        title="架子工"
        picture={<Picture name="scaffolder" />}
        when="11月27日 周五 早上7点"
        distanceM={null}
        placesLeft={0}
        phone={null}
        state="已招满，明天再来看"
      />
    </>
  )
}

function Buttons() {
  return (
    <>
      <BigButton>报名</BigButton>
      <BigButton kind="secondary" icon="listen">
        听一听
      </BigButton>
      <BigButton kind="danger">不干这个活了</BigButton>
      <BigButton whyNot="还没有填手机号">下一步</BigButton>
      <BigButton busy>报名</BigButton>
      <CallButton phone="02000000000" />
      <LinkButton href="/" icon="news">
        看工钱怎么算
      </LinkButton>
    </>
  )
}

function Fields() {
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('1371234567')
  const [code, setCode] = useState('30')
  const [fen, setFen] = useState<number | null>(26000)
  const [heads, setHeads] = useState(3)
  const [when, setWhen] = useState<DayTime>({ day: '', time: '07:30' })
  return (
    <>
      <TextField label="您叫什么" hint="写身份证上的名字，生僻字也可以。" value={name} onValue={setName} />
      <PhoneField label="手机号" value={phone} onValue={setPhone} error="这个号码少了一位，请对一下" />
      <CodeField label="短信里的6个数字" value={code} onValue={setCode} />
      <MoneyField label="一天多少工钱" fen={fen} onFen={setFen} per="天" />
      <Stepper label="要几个人" value={heads} onValue={setHeads} />
      <DayTimeField label="什么时候开工" value={when} onValue={setWhen} withNow />
      <TextField label="还有什么要说" optional rows={3} value="" onValue={nothing} />
    </>
  )
}

function Choosing() {
  const [paid, setPaid] = useState<'day' | 'done' | 'week' | null>('day')
  const [with_, setWith] = useState<('meal' | 'bus' | 'bed')[]>(['meal'])
  return (
    <>
      <Choice
        label="工钱怎么结"
        value={paid}
        onValue={setPaid}
        options={[
          { value: 'day', label: '日结', hint: '当天干完当天给' },
          { value: 'done', label: '完工结' },
          { value: 'week', label: '周结', whyNot: '一天的活不能周结' },
        ]}
      />
      <Choices
        label="包什么"
        values={with_}
        onValues={setWith}
        options={[
          { value: 'meal', label: '包饭' },
          { value: 'bus', label: '有车接送' },
          { value: 'bed', label: '包住' },
        ]}
      />
    </>
  )
}

function Small() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <p>
        <Badge kind="good" icon="badge">
          单位已核验
        </Badge>{' '}
        <Badge>包午饭</Badge> <Badge kind="warn">还差1人</Badge> <Badge kind="danger">已停招</Badge>{' '}
        <Badge kind="money">日结</Badge>
      </p>
      <p>
        <Tag onRemove={nothing}>番禺区</Tag>
        <Tag onRemove={nothing}>今天开工</Tag>
      </p>
      <MoreList items={['搬运装卸工', '洗碗工']} keyOf={(item) => item} label="干过的活" hasMore onMore={nothing}>
        {(item) => (
          <Row
            title={item}
            detail="11月20日 周五，￥260已付"
            picture={<Picture name={item === '洗碗工' ? 'dishwasher' : 'loader'} />}
            onOpen={nothing}
          />
        )}
      </MoreList>
      <BigButton kind="secondary" onClick={() => setOpen(true)}>
        打开一张纸
      </BigButton>
      <Sheet
        title="这份活谁负责"
        open={open}
        onClose={() => setOpen(false)}
        action={<BigButton onClick={() => setOpen(false)}>知道了</BigButton>}
      >
        <p>工钱由诚达物流付，市场不收任何费用。有人收钱请马上打给市场工作人员。</p>
        <QR path={SAMPLE_QR} size={25} label="报名二维码" />
      </Sheet>
    </>
  )
}

function States() {
  const [undo, setUndo] = useState(true)
  return (
    <>
      <Banner kind="queue">有2件还没有发出去，联网后自动发。</Banner>
      <Banner kind="error" action={<button type="button">再试</button>}>
        没有发出去，请再试一次
      </Banner>
      <Banner kind="good">报名成功，明天早上7点半到3号门</Banner>
      <Banner kind="info">市场不收钱。谁让您先交钱，都是骗子。</Banner>
      <Empty title="附近今天没有活了" action={<BigButton kind="secondary">看明天的活</BigButton>}>
        把距离放远一点，或看看明天的。
      </Empty>
      <Skeleton rows={2} />
      <ErrorState detail="系统正忙，请稍后重试，已填写的内容不会丢失" onRetry={nothing} />
      <NoRight />
      {undo ? (
        <Undo onUndo={() => setUndo(false)} onGone={() => setUndo(false)} seconds={60}>
          已经退掉这个活
        </Undo>
      ) : null}
    </>
  )
}
