package org.drumbeat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.drumbeat.workflow.StartForm;
import org.drumbeat.workflow.TaskForm;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may know whom, and what is not done here. */
@AnalyzeClasses(packages = "org.drumbeat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String PEOPLE = "org.drumbeat.people..";
    private static final String RESULTS = "org.drumbeat.results..";
    private static final String IMPORTS = "org.drumbeat.imports..";
    private static final String NOTIFICATION = "org.drumbeat.notification..";
    private static final String WORKFLOW = "org.drumbeat.workflow..";
    private static final String AGREEMENT = "org.drumbeat.agreement..";
    private static final String PULSE = "org.drumbeat.pulse..";
    private static final String TEXT = "org.drumbeat.text..";
    private static final String INSIGHT = "org.drumbeat.insight..";

    private static final String[] PROCESSES = {
        "org.drumbeat.hiring..",
        "org.drumbeat.coaching..",
        "org.drumbeat.planning..",
        "org.drumbeat.alignment..",
        "org.drumbeat.performance..",
        "org.drumbeat.survey.."
    };

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("org.drumbeat..");

    private static final DescribedPredicate<JavaClass> SERVICES = DescribedPredicate.describe(
            "services",
            type -> type.isAnnotatedWith(Service.class) || type.getSimpleName().endsWith("Service"));

    private static final DescribedPredicate<JavaClass> REPOSITORIES =
            DescribedPredicate.describe("repositories", type -> type.isAssignableTo(Repository.class));

    private static final DescribedPredicate<JavaClass> FORMS = DescribedPredicate.describe(
            "forms",
            type -> type.isAssignableTo(TaskForm.class)
                    || type.isAssignableTo(StartForm.class)
                    || type.getSimpleName().matches(".+Forms"));

    private static final DescribedPredicate<JavaClass> DELEGATES = DescribedPredicate.describe(
            "delegates",
            type -> type.isAssignableTo(JavaDelegate.class)
                    || type.getSimpleName().endsWith("Steps"));

    private static final DescribedPredicate<JavaClass> APIS =
            DescribedPredicate.describe("APIs", type -> type.getSimpleName().endsWith("Api"));

    /** Forms, delegates and APIs with the records that they hold. */
    private static final DescribedPredicate<JavaClass> EDGES = DescribedPredicate.describe(
            "forms, delegates and APIs",
            type -> FORMS.or(DELEGATES).or(APIS).test(outermost(type))
                    || FORMS.or(DELEGATES).test(type));

    private static final DescribedPredicate<JavaClass> DOMAIN = DescribedPredicate.describe(
            "domain objects",
            type -> resideInAnyPackage(PROCESSES).test(type)
                    && (type.isRecord() || type.isEnum())
                    && !EDGES.test(type));

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    @ArchTest
    static final ArchRule onlyWorkflowTouchesTheInsideOfTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage(WORKFLOW)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine.impl..")
            .because("engine internals change, and one package is where to look when they do");

    @ArchTest
    static final ArchRule onlySecurityTouchesTheInsideOfTheWebapps = noClasses()
            .that()
            .resideOutsideOfPackages(WORKFLOW, "org.drumbeat.security..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.camunda..impl..").or(resideInAPackage("org.camunda.bpm.webapp..")))
            .because("the login is the only thing that we share with the webapps");

    @ArchTest
    static final ArchRule securityKnowsTheWebappsOnlyByTheirLogin = noClasses()
            .that()
            .resideInAPackage("org.drumbeat.security..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..impl..")
                    .and(DescribedPredicate.not(resideInAPackage("org.camunda.bpm.webapp.impl.security.auth.."))))
            .because("the webapps' authentication provider is the one door that has no public type")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servicesKnowNoEngine = noClasses()
            .that(SERVICES.or(REPOSITORIES).or(DOMAIN))
            .and()
            .resideOutsideOfPackage(WORKFLOW)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("what a module can do is tested and reused without a process");

    @ArchTest
    static final ArchRule noProcessKnowsAnother = slices().matching("org.drumbeat.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(), DescribedPredicate.not(resideInAnyPackage(PROCESSES)))
            .ignoreDependency(resideInAPackage(PULSE), DescribedPredicate.alwaysTrue())
            .because("processes reach each other by messages on the diagram, where an admin sees and can change it");

    @ArchTest
    static final ArchRule processesUseFewOfOurPackages = noClasses()
            .that()
            .resideInAnyPackage(PROCESSES)
            .should()
            .dependOnClassesThat(
                    OURS.and(resideOutsideOfPackages(PEOPLE, RESULTS, AGREEMENT, NOTIFICATION, WORKFLOW, TEXT, INSIGHT))
                            .and(DescribedPredicate.not(resideInAnyPackage(PROCESSES))))
            .because(
                    "people, results, agreement, notification, workflow and text are the ground that processes stand on, and"
                            + " insight is how one reads what another has recorded");

    @ArchTest
    static final ArchRule insightIsForProcessesAndPulse = noClasses()
            .that(OURS.and(resideOutsideOfPackages(PROCESSES)))
            .and()
            .resideOutsideOfPackages(INSIGHT, PULSE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INSIGHT)
            .because("what processes know is above the ground that they stand on");

    @ArchTest
    static final ArchRule insightHoldsQuestionsAndAnswersAlone = classes()
            .that()
            .resideInAPackage(INSIGHT)
            .and(DescribedPredicate.not(nameMatching(".*package-info")))
            .should(be(DescribedPredicate.describe(
                    "interfaces, records and enums of what Java has",
                    type -> (type.isInterface() || type.isRecord() || type.isEnum())
                            && type.getDirectDependenciesFromSelf().stream()
                                    .map(Dependency::getTargetClass)
                                    .noneMatch(target -> OURS.test(target.getBaseComponentType())
                                            && !target.getBaseComponentType()
                                                    .getPackageName()
                                                    .startsWith("org.drumbeat.insight")))))
            .because("what is done stays in the module that does it");

    @ArchTest
    static final ArchRule insightOnlyAsks = noMethods()
            .that()
            .areDeclaredInClassesThat(
                    resideInAPackage(INSIGHT).and(DescribedPredicate.describe("interfaces", JavaClass::isInterface)))
            .should()
            .haveRawReturnType(void.class)
            .because("whoever reads what another process has recorded never writes it");

    @ArchTest
    static final ArchRule insightIsAnsweredWithoutWriting = classes()
            .that()
            .areNotInterfaces()
            .and(DescribedPredicate.describe(
                    "answer a question of insight",
                    type -> type.getAllRawInterfaces().stream().anyMatch(resideInAPackage(INSIGHT))))
            .should(be(DescribedPredicate.describe(
                    "transactions that only read",
                    type -> type.isAnnotatedWith(Transactional.class)
                            && type.getAnnotationOfType(Transactional.class).readOnly())))
            .because("whoever reads what another process has recorded never writes it");

    @ArchTest
    static final ArchRule nobodyReadsPulse = noClasses()
            .that()
            .resideOutsideOfPackage(PULSE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PULSE)
            .because("pulse shows what is there and adds nothing that others could need");

    @ArchTest
    static final ArchRule thePackagesBelowProcessesKnowNone = noClasses()
            .that()
            .resideInAnyPackage(PEOPLE, RESULTS, IMPORTS, AGREEMENT, NOTIFICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROCESSES)
            .because("processes come and go, and the people stay");

    @ArchTest
    static final ArchRule importsKnowNoModule = noClasses()
            .that()
            .resideInAPackage(IMPORTS)
            .should()
            .dependOnClassesThat(OURS.and(resideOutsideOfPackages(IMPORTS, WORKFLOW, TEXT)))
            .because("how a spreadsheet is read is the same for everybody, and what its rows mean is the module's");

    @ArchTest
    static final ArchRule onlyPeopleAndResultsImport = noClasses()
            .that()
            .resideOutsideOfPackages(IMPORTS, PEOPLE, RESULTS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(IMPORTS)
            .because("processes are told by people and by systems, not by spreadsheets");

    @ArchTest
    static final ArchRule agreementKnowsNoModule = noClasses()
            .that()
            .resideInAPackage(AGREEMENT)
            .should()
            .dependOnClassesThat(OURS.and(resideOutsideOfPackages(AGREEMENT, WORKFLOW)))
            .because("who agrees with whom on what is each process's own, and how they come to it is the same");

    @ArchTest
    static final ArchRule workflowKnowsNobody = noClasses()
            .that()
            .resideInAPackage(WORKFLOW)
            .should()
            .dependOnClassesThat(OURS.and(resideOutsideOfPackages(WORKFLOW, TEXT)))
            .because("the engine room serves every module alike");

    @ArchTest
    static final ArchRule textKnowsNobody = noClasses()
            .that()
            .resideInAPackage(TEXT)
            .should()
            .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAPackage(TEXT)))
                    .or(resideInAnyPackage("org.springframework..", "org.camunda..")))
            .because("what a text may hold is the same at every door");

    @ArchTest
    static final ArchRule packagesStandInLayers = slices().matching("org.drumbeat.(*)..")
            .should()
            .beFreeOfCycles()
            .because("two packages that need each other are one");

    @ArchTest
    static final ArchRule edgesOnlyAskTheirService = noClasses()
            .that(EDGES)
            .and()
            .resideOutsideOfPackage(WORKFLOW)
            .should()
            .dependOnClassesThat(REPOSITORIES
                    .or(DescribedPredicate.describe("the clock", type -> type.isAssignableTo(Clock.class)))
                    .or(resideInAnyPackage(
                            "java.net.http..",
                            "org.springframework.web.client..",
                            "org.springframework.web.reactive..",
                            "org.springframework.jdbc..",
                            "org.springframework.data.jdbc..",
                            "org.springframework.data.repository..")))
            .because("a form, a delegate or an API translates, and its service decides");

    @ArchTest
    static final ArchRule whoeverShowsAViewOpensATransaction = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .and()
            .resideInAnyPackage(PROCESSES)
            .and(DescribedPredicate.describe(
                    "use a view",
                    type -> type.getDirectDependenciesFromSelf().stream()
                            .map(used -> used.getTargetClass().getSimpleName())
                            .anyMatch(name -> name.endsWith("Views"))))
            .should()
            .beAnnotatedWith(Transactional.class)
            .because("a view is read within the transaction of whoever shows it, and opens none");

    @ArchTest
    static final ArchRule edgesDoNotTellTheTime = noClasses()
            .that(EDGES.or(SERVICES).or(DOMAIN))
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "the computer's clock is read",
                    call -> call.getTarget().getName().equals("now")
                            && call.getTarget().getRawParameterTypes().isEmpty()
                            && call.getTargetOwner().getPackageName().equals("java.time")))
            .because("time is the engine's, so that a test can live through a year");

    @ArchTest
    static final ArchRule nothingIsABaseClass = noClasses()
            .should()
            .haveSimpleNameStartingWith("Abstract")
            .orShould()
            .haveSimpleNameStartingWith("Base")
            .because("what classes share is an object that they use, not a class that they extend");

    @ArchTest
    static final ArchRule namesSayWhatAClassIsFor = noClasses()
            .that()
            .areNotAnonymousClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such a name fits everything");

    @ArchTest
    static final ArchRule nothingIsScheduledBesideTheEngine = noMethods()
            .should()
            .beAnnotatedWith(Scheduled.class)
            .because("every schedule is a timer or a job of the engine, which a second node does not repeat");

    @ArchTest
    static final ArchRule dependenciesComeByConstructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("a constructor says what a class needs, to a test as well");

    @ArchTest
    static final ArchRule nothingIsAutowiredByMethod = noMethods()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("a constructor says what a class needs, to a test as well");

    @ArchTest
    static final ArchRule fieldsOfBeansDoNotChange = fields().that()
            .areDeclaredInClassesThat(SERVICES.or(FORMS).or(DELEGATES).or(APIS))
            .should()
            .beFinal()
            .because("one bean serves everybody at once");

    @ArchTest
    static final ArchRule nothingComesFromLombok = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("lombok..")
            .because("records say it in the language");

    @ArchTest
    static final ArchRule nothingIsPrinted =
            noClasses().should(ACCESS_STANDARD_STREAMS).because("what should be read goes to the log");

    @ArchTest
    static final ArchRule servicesCountInDaysAndMoments = noClasses()
            .that(SERVICES.or(REPOSITORIES).or(DOMAIN))
            .and()
            .resideOutsideOfPackage(WORKFLOW)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Date.class)
            .because("days are LocalDate and moments are Instant");

    @ArchTest
    static final ArchRule processesKeepTheirClassesToThemselves = classes()
            .that()
            .resideInAnyPackage(PROCESSES)
            .and(DescribedPredicate.not(nameMatching(".*package-info")))
            .should()
            .bePackagePrivate()
            .orShould(be(DescribedPredicate.describe(
                    "private in another",
                    type -> type.isNestedClass() && !type.getModifiers().contains(JavaModifier.PUBLIC))))
            .because("whoever cannot see a class cannot come to need it");
}
