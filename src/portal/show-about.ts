import { html } from 'ghtml'
import type { Handler } from '#kernel/mount.ts'
import { iconHtml } from './icons.ts'
import { pageOf } from './layout.ts'
import type * as api from './portal.api.ts'

/** Numbers of national and provincial services; 12333 is also the market supervisor's (人力资源社会保障). */
const PHONES = [
  ['12333', '人社局：欠薪、乱收费、押证件、找活咨询'],
  ['12345', '政务热线：什么事都可以问'],
  ['12348', '法律援助：打官司、写状子不花钱'],
  ['12351', '工会：职工维权'],
  ['12338', '妇联：妇女维权'],
  ['110', '有人打人、限制自由、诈骗'],
] as const

export const showAbout: Handler<typeof api.showAbout> = async (_input, ctx) => {
  const phoneHtml = ([number, what]: (typeof PHONES)[number]) =>
    html`<li><a class="button" href="tel:${number}">!${iconHtml('phone')}${number}</a><span>${what}</span></li>`
  const bodyHtml = html`<div class="wrap job">
<h1>怎么找活，您有什么权利</h1>
<section aria-labelledby="how"><h2 id="how">三种办法找活</h2>
<ol>
<li><strong>看网页，打电话。</strong>在<a href="/">找活</a>里看工钱、时间、地点，看中了打市场的电话。不用登录。</li>
<li><strong>用手机报名。</strong>打开<a href="/w/">手机找活</a>，用手机号登录，报名后会收到确认。</li>
<li><strong>到市场窗口。</strong>没有手机、不识字都没关系，带身份证到<a href="/markets">附近的零工市场</a>，工作人员帮您登记、找活、打印派工单。</li>
</ol>
</section>
<section aria-labelledby="free"><h2 id="free">找活不收钱</h2>
<p>看活、登记、派工、咨询都不收您一分钱（就业促进法 35 条，人力资源市场暂行条例 15 条）。</p>
<p>谁也不能收押金、服装费、体检费、培训费，不能扣您的身份证（广东省人力资源市场条例 35 条）。</p>
</section>
<section aria-labelledby="rights"><h2 id="rights">您的权利</h2>
<ul>
<li>工钱要付给您本人，付钱、转账都行，不能拿东西抵（保障农民工工资支付条例 11 条）。</li>
<li>小时工最长 15 天结一次钱，每小时不低于当地最低工资（劳动合同法 72 条）。</li>
<li>招工不能限男女、限户籍、限民族（就业促进法 27、28、31 条）。</li>
<li>未满 16 周岁不能招；16、17 岁不能做高处、有毒、重体力的活（劳动法 64 条）。</li>
<li>没说清楚工钱、时间、地点的活，可以不去；来不了要早点取消。</li>
<li>做了活没拿到钱：先找市场，市场调解不收钱；也可以打 12333，或者申请劳动仲裁，同样不收钱（调解仲裁法 53 条）。</li>
</ul>
</section>
<section aria-labelledby="check"><h2 id="check">“发布前查过法规”是什么意思</h2>
<p>每条招工信息发布前，都对照现行法规查过：该写的写了没有，有没有收费、押金、押证件、性别户籍限制、招未成年人，工钱低不低于最低工资。有问题的不能发布。</p>
<p>“已核验”是说市场看过招工方的营业执照或身份证；“先行通过”是说初步看过，招人数量有限制；“还没核验”的，去之前一定先打电话问清楚。</p>
</section>
<section aria-labelledby="phones"><h2 id="phones">投诉和求助电话</h2>
<ul class="phones">!${PHONES.map(phoneHtml)}</ul>
<p>欠薪还可以在微信或支付宝搜“全国根治欠薪线索反映平台”。</p>
</section>
</div>`
  return pageOf(ctx, {
    title: '怎么找活、您的权利、投诉电话：广东零工市场',
    description: '零工怎么找活：看网页打电话、手机报名、到市场窗口。找活不收钱，不交押金。欠薪投诉打12333。',
    path: '/about',
    at: 'about',
    bodyHtml,
  })
}
